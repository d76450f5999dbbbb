"""Print the middle of a visible control: APPLICATION ROLE NAME (run by the system's Python).

An empty APPLICATION searches all. The name may be the whole or, after "~", a part of it. Without
any of them all that is visible is printed, a control a line.
"""

import sys

import pyatspi


def fits(node, role, name):
    said = node.name or ""
    right = name[1:] in said if name.startswith("~") else said == name
    return right and node.getRoleName() == role and node.getState().contains(pyatspi.STATE_SHOWING)


def children(node):
    """Yield what is inside; a program may end while we look into it."""
    for place in range(min(node.childCount, 500)):
        try:
            child = node.getChildAtIndex(place)
        except Exception as error:
            print(f"{place}: {error!r}", file=sys.stderr)
            continue
        if child is not None:
            yield child


def search(node, role, name):
    try:
        if fits(node, role, name):
            return node
        for child in children(node):
            found = search(child, role, name)
            if found:
                return found
    except Exception as error:
        print(repr(error), file=sys.stderr)
    return None


def tell(node, depth=0):
    try:
        if depth < 2 or node.getState().contains(pyatspi.STATE_SHOWING):
            print("  " * depth + f"{node.getRoleName()} {node.name!r}")
            for child in children(node):
                tell(child, depth + 1)
    except Exception as error:
        print("  " * depth + repr(error))


def main(application, role, name):
    for program in children(pyatspi.Registry.getDesktop(0)):
        if application and application not in (program.name or ""):
            continue
        found = search(program, role, name)
        if found:
            box = found.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
            print(box.x + box.width // 2, box.y + box.height // 2)
            return


if sys.argv[1:]:
    main(*sys.argv[1:])
else:
    tell(pyatspi.Registry.getDesktop(0))
