"""Every limit, with its unit. Nothing that comes from outside is read without one.

A limit is large enough for any article and any package that people make, and small enough that a
hostile one cannot fill the memory or the disk, or keep the machine busy.
"""

KIB = 1024
MIB = 1024 * KIB

# Articles ----------------------------------------------------------------------------------------
SOURCE_BYTES = 32 * MIB  # of an article's source; larger is refused, never cut
CHARSET_DECLARATION_BYTES = 16 * KIB  # of a page's start, in which it may declare its encoding
DETECTION_SAMPLE_BYTES = 64 * KIB  # of a text, from which its encoding is guessed
EXTRACTION_S = 20.0  # wall time that the main-text extractor may take
EXTRACTION_CPU_S = 20  # processor time of the same, in whole seconds (RLIMIT_CPU)
EXTRACTION_MEMORY_BYTES = 2048 * MIB  # address space of the same (RLIMIT_AS)
STATED_FIELD_CHARS = 2000  # of a title, byline or other field that a page states about itself

# Names -------------------------------------------------------------------------------------------
PACKAGE_NAME_BYTES = 80  # of a package's folder name

# Fetching ----------------------------------------------------------------------------------------
CONNECT_S = 20.0  # until a connection stands
READ_S = 30.0  # between two pieces of an answer
REDIRECTS = 10  # that are followed for one address
FETCH_TOTAL_S = 120.0  # for the whole of one address: redirects, headers and body

# Bags --------------------------------------------------------------------------------------------
TAG_FILE_BYTES = 512 * MIB  # of one manifest; a million entries take about 150 MB
BAG_INFO_BYTES = 16 * MIB  # of bag-info.txt
BAGIT_TXT_BYTES = 64 * KIB  # of bagit.txt, which has two lines
PACKAGE_RECORD_BYTES = 64 * MIB  # of one JSON file that the package's own checks read
TAG_LINE_BYTES = 1 * MIB  # of one line of a tag file; the longest path takes a tenth of it
TAG_FILE_FAULTS = 1_000  # lines of one tag file that have no meaning; reading it then ends
BAG_INFO_LINES = 100_000  # of bag-info.txt
PACKAGE_RECORD_VALUES = 2_000_000  # objects, lists and members in one such JSON file
PATH_DEPTH = 256  # folders below one another
FILES = 5_000_000  # in one bag
FINDINGS = 10_000  # errors kept of one check, and as many warnings; the rest are counted
READ_CHUNK_BYTES = 256 * KIB  # read at a time while hashing
SMALL_FILE_BYTES = 64 * KIB  # up to this, hashing takes less time than handing over to a thread
HASHING_THREADS = 8  # that hash larger files, where there are as many processors
SPARSE_FILE_BYTES = 1024 * MIB  # a larger file of which a thousandth is on the disk is not read

# Claims ------------------------------------------------------------------------------------------
CLAIM_PAYLOAD_BYTES = 16 * MIB  # of a payload that claims are read from, after content decoding
HTML_ELEMENTS = 100_000  # in one page; tweet pages have about ten thousand
HTML_ATTRIBUTES = 300_000  # of all elements of one page
HTML_DEPTH = 1_000  # elements inside one another
SELECTOR_CHARS = 2_000  # of one CSS selector
LOCATOR_STEPS = 4  # from a payload to one value
POST_PARTS = 100  # links, pictures or other parts that are read of one post
ANSWER_POSTS = 1_000  # posts, users or pictures that are looked through in one answer
