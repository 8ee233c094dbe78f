"""Findings about the bag as a whole: its parts, what is in it that is no file, and its names."""

from archive.explanations.explanation import Explanation
from archive.findings import Code

EXPLANATIONS = {
    Code.NOT_A_BAG: Explanation(
        means="Nothing at the path looks like a bag: no bagit.txt, no folder data, no manifest.",
        cause="The path is that of a folder above or below the bag, or of a packed bag.",
        remedy="Give the folder that holds bagit.txt. Unpack a zip or tar file first.",
    ),
    Code.BAG_UNREADABLE: Explanation(
        means="The operating system does not let us list the bag's own folder.",
        cause="The folder belongs to another user, or its disk has gone.",
        remedy="Run the command as somebody who may read it. Nothing is known of the bag yet.",
    ),
    Code.BAGIT_TXT_MISSING: Explanation(
        means="A bag has a file bagit.txt, which says that it is one.",
        cause="It was lost in a copy, or the folder never was a bag.",
        remedy="Get it from another copy. Do not write one by hand: it might state another version.",
    ),
    Code.BAGIT_TXT_MALFORMED: Explanation(
        means="bagit.txt is exactly two lines, the version and the encoding, to the letter.",
        cause="Somebody edited it, or a tool wrote a blank before the colon or a third line.",
        remedy="Compare it with another copy, or ask whoever made the bag for a right one.",
    ),
    Code.VERSION_UNKNOWN: Explanation(
        means="No such version of BagIt was published that this software knows: 0.93 to 0.97, 1.0.",
        cause="The file was edited, or the bag is newer than this software.",
        remedy="Use a newer release of this software. It was judged by the rules of 1.0 meanwhile.",
    ),
    Code.ENCODING_UNSUPPORTED: Explanation(
        means="The tag files are in an encoding that is not on our list.",
        cause="A misspelt name; or an encoding that can hide a slash, to show each reader another bag.",
        remedy="Ask whoever made the bag for one in UTF-8.",
    ),
    Code.ENCODING_NOT_UTF8: Explanation(
        means="The tag files are in an allowed encoding, but UTF-8 is what they should be in.",
        cause="An old tool, or one on Windows.",
        remedy="Nothing need be done. Write new bags in UTF-8.",
    ),
    Code.PAYLOAD_FOLDER_MISSING: Explanation(
        means="A bag has a folder data, even where it is empty.",
        cause="A copy or a version control system left out a folder without files.",
        remedy="Copy the bag again, with its empty folders; or make the folder, if nothing is listed.",
    ),
    Code.MANIFEST_MISSING: Explanation(
        means="A bag has at least one payload manifest; without it nothing can be checked.",
        cause="It was lost in a copy, or removed so that damage does not show.",
        remedy="Get it from another copy. A new one would only say what is there now.",
    ),
    Code.LINK: Explanation(
        means="A symbolic link stands where the bag's own bytes belong; it was not followed.",
        cause="A tool kept links when it made or copied the bag, or somebody leads readers elsewhere.",
        remedy="Make the bag again from the files themselves.",
    ),
    Code.SPECIAL_FILE: Explanation(
        means="A FIFO, a socket or a device stands where a file belongs; it was not opened.",
        cause="A live system's folder was bagged, or somebody wants readers to wait for ever.",
        remedy="Remove it and make the bag again, unless a manifest of another copy lists a file there.",
    ),
    Code.STRAY_SPECIAL_FILE: Explanation(
        means="A link or other special file lies beside the tag files, and nothing refers to it.",
        cause="Somebody's convenience, such as a link to the newest file.",
        remedy="Remove it. The bag is right without it.",
    ),
    Code.ENTRY_UNREADABLE: Explanation(
        means="A folder in the bag could not be listed or entered, so nobody knows what is in it.",
        cause="Its permissions, or an error of the disk.",
        remedy="Run the command as somebody who may read all of the bag; then look at the disk.",
    ),
    Code.TOO_DEEP: Explanation(
        means="Folders lie below one another more deeply than the limit, and were not entered.",
        cause="A mistake in a script, or somebody who wants readers to run out of something.",
        remedy="Look at the folder that is named. If it is meant, tell us: the limit is ours.",
    ),
    Code.NAMES_ALIKE_IN_FORM: Explanation(
        means="Two files have the same letters, accents put together in one name and apart in the other.",
        cause="A copy from macOS was laid over one from Linux or Windows.",
        remedy="Compare the two. On macOS one would overwrite the other.",
    ),
    Code.NAMES_ALIKE_IN_CASE: Explanation(
        means="Two files have names that differ in nothing but case.",
        cause="They were made on a system that tells cases apart.",
        remedy="Keep the bag away from Windows and macOS, where one would overwrite the other.",
    ),
    Code.NAME_NOT_PORTABLE: Explanation(
        means="Windows cannot hold a file of this name: reserved, too long, or with a reserved character.",
        cause="The file was made on another system.",
        remedy="Nothing need be done on this system. Rename such files before the next bag is made.",
    ),
    Code.NAME_NOT_UTF8: Explanation(
        means="The name of the file is not UTF-8, so no manifest in UTF-8 can list it.",
        cause="It comes from an old system, or from an archive unpacked in a wrong encoding.",
        remedy="Rename the file to what it should be called, and make the bag again.",
    ),
    Code.NAME_DECEPTIVE: Explanation(
        means="The name has control characters, or marks that change how a line is shown.",
        cause="A broken conversion; or somebody wants the name to look like another.",
        remedy="Read the name as we show it, with escapes, before you open the file.",
    ),
    Code.OPINIONS_DIFFER: Explanation(
        means="bagit-python was asked too, and says something else than we do.",
        cause="It follows fewer rules, and refuses some names that RFC 8493 allows.",
        remedy="Read both; ours names the rule. If ours is wrong, please report it.",
    ),
    Code.SECOND_OPINION: Explanation(
        means="bagit-python does not accept the bag.",
        cause="Either of the two validators is wrong, or the bag changed between them.",
        remedy="Read what it says, and please report it: what we make must satisfy both.",
    ),
}
