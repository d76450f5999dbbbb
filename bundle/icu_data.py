"""ICU's data library without the parts that Qt never asks for: 4 MB instead of 32.

Qt asks ICU for the order of words and for upper and lower case. Names of languages, regions and
units, forms of dates and the places where lines break are tables of its own, and old encodings are
read with Python's. ICU means its data to be cut down, with a compiler
(https://unicode-org.github.io/icu/userguide/icu_data/buildtool.html); a machine that makes a bundle
need not have one, so the package is cut inside the library as it is.
"""

import struct

# What stays: how words are put in order, and properties and normal forms of characters.
ORDER_FOLDER = "coll"
KINDS_FOR_CHARACTERS = (".icu", ".nrm")

# The header of ICU's "common data" after its size, as its little-endian packages have it.
PACKAGE_MAGIC = b"\xda\x27\x14\0\0\0\0\0\x02\0CmnD"
LOADED = 1  # PT_LOAD, https://refspecs.linuxfoundation.org/elf/gabi4+/ch5.pheader.html


def slimmed(library):
    """Return the bytes of a `libicudata.so`, given them, with fewer items in its package.

    The package must be the end of the first loaded segment, where ICU's own tool puts it. What
    follows moves up in the file by whole pages and stays where it is in memory. Raises ValueError
    for any other file.
    """
    headers = program_headers(library)
    loaded = [fields for _, fields in headers if fields[0] == LOADED]
    end = loaded[0][5]
    start = library.find(PACKAGE_MAGIC, 0, end) - 2
    if start < 0 or loaded[0][2] != 0:
        raise ValueError("no package of ICU's data in the first segment")
    package = slimmed_package(library[start:end])
    page = max(fields[7] for fields in loaded)
    cut = (end - start - len(package)) // page * page
    result = bytearray(library[:start] + package.ljust(end - cut - start, b"\0") + library[end:])
    for place, (kind, flags, offset, address, physical, size, memory, align) in headers:
        if offset >= end:
            offset -= cut
        elif offset + size == end:
            size = memory = start + len(package)
        fields = (kind, flags, offset, address, physical, size, memory, align)
        struct.pack_into("<IIQQQQQQ", result, place, *fields)
    # Section headers are for linkers and debuggers; theirs would be wrong now.
    struct.pack_into("<Q", result, 40, 0)
    struct.pack_into("<HH", result, 60, 0, 0)
    return bytes(result)


def program_headers(library):
    """Return each segment's place in the file and its eight fields, of a 64-bit ELF file."""
    if library[:6] != b"\x7fELF\x02\x01":
        raise ValueError("no little-endian ELF file of 64 bits")
    (first,) = struct.unpack_from("<Q", library, 32)
    size, count = struct.unpack_from("<HH", library, 54)
    places = range(first, first + size * count, size)
    return [(place, struct.unpack_from("<IIQQQQQQ", library, place)) for place in places]


def slimmed_package(package):
    """Return ICU's package of data without what is left out.

    It is a header, a count, pairs of offsets (of a name, of an item) in the names' order, the
    names, and the items, each from a multiple of 16 bytes (icu/source/common/ucmndata.h).
    """
    (base,) = struct.unpack_from("<H", package)
    (count,) = struct.unpack_from("<I", package, base)
    offsets = list(struct.iter_unpack("<II", package[base + 4 : base + 4 + 8 * count]))
    ends = [item for _, item in offsets[1:]] + [len(package) - base]
    kept = []
    for (name_at, item_at), item_end in zip(offsets, ends, strict=True):
        name = package[base + name_at : package.index(b"\0", base + name_at) + 1]
        if is_kept(name[:-1].decode()):
            kept.append((name, package[base + item_at : base + item_end]))
    return package[:base] + packed(kept)


def is_kept(name):
    """Say whether an item stays, by its name: `icudt73l/coll/sv.res`."""
    folder = name.split("/")[1]
    return folder == ORDER_FOLDER or name.endswith(KINDS_FOR_CHARACTERS)


def packed(items):
    """Return named items as a package has them after its header."""
    name_at = 4 + 8 * len(items)
    item_at = -(-(name_at + sum(len(name) for name, _ in items)) // 16) * 16
    table, names, contents = [struct.pack("<I", len(items))], [], []
    for name, content in items:
        content += bytes(-len(content) % 16)
        table.append(struct.pack("<II", name_at, item_at))
        names.append(name)
        contents.append(content)
        name_at, item_at = name_at + len(name), item_at + len(content)
    head = b"".join(table + names)
    return head + bytes(-len(head) % 16) + b"".join(contents)
