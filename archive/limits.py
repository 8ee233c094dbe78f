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
JSON_LD_CHARS = 2 * MIB  # of one JSON-LD script that a page states things about itself in
JSON_LD_OBJECTS = 10_000  # that are looked at in one such script
MAIN_TEXT_WORDS = 50  # fewer, in a page of twice as many, are not taken for the article
FRONT_MATTER_CHARS = 64 * KIB  # of a Markdown file's start
STATED_FIELD_CHARS = 2000  # of a title, byline or other field that a page states about itself

# Names -------------------------------------------------------------------------------------------
PACKAGE_NAME_BYTES = 80  # of a package's folder name

# Fetching ----------------------------------------------------------------------------------------
CONNECT_S = 20.0  # until a connection to one address stands
ADDRESSES_TRIED = 4  # of one host, one after another
READ_S = 30.0  # between two pieces of an answer
REDIRECTS = 10  # that are followed for one address
FETCH_S = 900.0  # for one address with its redirects, retries and waits
TRIES = 4  # of one request that fails in passing, the first included
BACK_OFF_FIRST_S = 1.0  # before the second try; doubled from one to the next
BACK_OFF_LAST_S = 30.0  # before any try
BACK_OFF_JITTER_S = 1.0  # at most, added by chance, so that many clients do not come back at once
RETRY_AFTER_S = 120.0  # that a server may have us wait; who asks for more is not asked again
EXCHANGE_S = 300.0  # for one request and its whole answer
RESPONSE_BYTES = 128 * MIB  # of one answer on the wire; what is longer is cut and marked
RESPONSE_HEAD_BYTES = 256 * KIB  # of the heads of one answer together, interim ones included
RESPONSE_HEADERS = 1000  # in one head
SET_COOKIES = 50  # that one answer may set (RFC 6265 §6.1)
COOKIE_BYTES = 4096  # of one of them (RFC 6265 §6.1)
CHUNK_LINE_BYTES = 16 * KIB  # of a chunk's size and extensions
CONTENT_CODINGS = 3  # compressions on top of one another
GZIP_MEMBERS = 10_000  # in one body, after one another
DECODED_BODY_BYTES = 64 * MIB  # of an answer's body, decompressed
BLOCK_MEMORY_BYTES = 1 * MIB  # of a recorded request or response; more goes to a temporary file

# What a page needs, and what tweets showed ---------------------------------------------------------
ADDRESS_CHARS = 8_000  # of one address; WARC headers and servers take about as much
ASSETS_FOUND = 10_000  # addresses that are listed of one page or style sheet; the rest are counted
ASSETS = 2_000  # that are asked for one page; large front pages have a few hundred
ASSETS_BYTES = 512 * MIB  # on the wire, of all assets of one page
ASSETS_S = 900.0  # for all assets of one page
ASSETS_LISTED = 10_000  # in the record of one page's assets; the rest are counted
ASSET_BYTES = 64 * MIB  # on the wire, of one asset
ASSET_S = 120.0  # for one asset with its redirects, retries and waits
STYLESHEET_DEPTH = 5  # style sheets that import one another, from the page's own on
STYLESHEET_BYTES = 8 * MIB  # of one style sheet that is fetched and read, decompressed
STYLESHEET_CHARS = 8 * MIB  # of one style sheet inside a page; what follows is not read
MEDIA = 2_000  # pictures and films that are asked for one package
MEDIA_BYTES = 1536 * MIB  # on the wire, of all of them; a WARC file may hold 4 GiB
MEDIA_S = 3600.0  # for all of them
MEDIUM_BYTES = 64 * MIB  # on the wire, of one picture
FILM_BYTES = 256 * MIB  # on the wire, of one film
SHOWN_MEDIA_BYTES = (
    256 * MIB
)  # that stand beside the report for people; the rest is in the WARC files
FILM_S = 900.0  # for one film or picture

# Resolving ---------------------------------------------------------------------------------------
PASSAGE_CHARS = 1200  # before an attribution, in which its post's text is looked for
POST_CHARS = 4000  # of one post's text that are compared
CDX_ROWS = 10_000  # asked for at a time; a server without this limit cuts answers silently
CDX_PAGES = 20  # of one question to a CDX server
CANDIDATE_POSTS = 400  # of one account and day that are read; few accounts post more in a day
CANDIDATE_CAPTURES = 3  # of one post that are read until one of them can be
POST_CAPTURES = 3  # of one post in one archive that are read until one shows it, twice
CANDIDATES_KEPT = 30  # in the record of one reference, the best ones
ARTICLE_MEMENTOS = 3  # of the article that are read
SHORT_LINKS = 6  # of one reference that are followed
SHORT_LINK_HOPS = 3  # from one short link to the next
REFUSAL_PAUSE_S = 60.0  # after a 429 without Retry-After, for everybody who asks that archive
REFUSALS = 3  # of one archive in a row; then it is left alone
FAILURES = 12  # of one server in a row, tries counted; then it is left alone
ARCHIVE_TRIES = 3  # of one question to an archive that fails in passing
ARCHIVE_PAUSE_S = 2.0  # before the second try; doubled from one to the next
LIVE_S = 120.0  # for one question to a live service with its redirects, retries and waits

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
SMALL_FILES_ALONE = 3_000  # up to this, starting more processes takes longer than it saves
SMALL_FILES_BATCH = 250  # that a process hashes before it reports
HASHING_PROCESSES = 8  # that hash small files, where there are as many processors
HASHING_THREADS = 8  # that hash larger files, where there are as many processors
PIECES_WAITING = 8  # of one file, for the slowest of its algorithms
SPARSE_FILE_BYTES = 1024 * MIB  # a larger file of which a thousandth is on the disk is not read

SECOND_OPINION_S = 60.0  # that another validator may take for any bag
SECOND_OPINION_BYTES_PER_S = 20 * MIB  # and longer the larger the bag is

# WARC files --------------------------------------------------------------------------------------
WARC_HEADER_BYTES = 64 * KIB  # of one record's header
WARC_RECORDS = 200_000  # in one file
WARC_HEADERS_BYTES = 256 * MIB  # of all headers of one file; what they say is compared
WARC_INFLATED_BYTES = 4096 * MIB  # of one file, decompressed, however small it is
WARC_INFLATION = 50  # times a file's size that it may have decompressed, where that is more
WARC_CHUNK_LINES = 10_000_000  # of chunk framing in one file
WARC_INTERIM_HEADS = 100  # before the head that counts of one response
WARC_PIECE_BYTES = 256 * KIB  # decompressed at a time
WARC_SEARCHES = 10_000  # places looked at for the next record after damage, in one file
WARC_PART_BYTES = 4 * MIB  # of a file that one process checks at a time
WARC_ALONE_BYTES = 32 * MIB  # up to this, starting more processes takes longer than it saves
WARC_PROCESSES = 8  # that check one file
WARC_FIELDS_BYTES = 64 * KIB  # of a warcinfo or closing record's block that is read
WARC_LINE_BYTES = 64 * KIB  # of one line of an index or a journal

# Claims ------------------------------------------------------------------------------------------
WACZ_PAGE_BYTES = 4 * MIB  # of one line of pages.jsonl
CLAIMS = 100_000  # in one record of a tweet
CLAIM_RECORD_BYTES = 20 * MIB  # of a record that claims are read from, as it came
CLAIM_PAYLOAD_BYTES = 16 * MIB  # of a payload that claims are read from, after content decoding
HTML_ELEMENTS = 100_000  # in one page; tweet pages have about ten thousand
HTML_ATTRIBUTES = 300_000  # of all elements of one page
HTML_DEPTH = 1_000  # elements inside one another
SELECTOR_CHARS = 2_000  # of one CSS selector
LOCATOR_STEPS = 4  # from a payload to one value
POST_PARTS = 100  # links, pictures or other parts that are read of one post
ANSWER_POSTS = 1_000  # posts, users or pictures that are looked through in one answer

# References --------------------------------------------------------------------------------------
EMBED_TOKENS = 20_000  # tags and texts of one embed in a page
MARKDOWN_CHARS = MIB  # read as CommonMark; a longer source is read as plain text with some markup
ESCAPE_DEPTH = 3  # how often markup can be escaped, one escape within another
