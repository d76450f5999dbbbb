"""Print the middle of a visible control: APPLICATION ROLE NAME (run by the system's Python).

An empty APPLICATION searches all. The name may be the whole or, after "~", a part of it.
"""

import sys

import pyatspi


def fits(node, role, name):
    said = node.name or ""
    right = name[1:] in said if name.startswith("~") else said == name
    return right and node.getRoleName() == role and node.getState().contains(pyatspi.STATE_SHOWING)


def search(node, role, name):
    try:
        if fits(node, role, name):
            return node
        children = [node.getChildAtIndex(place) for place in range(min(node.childCount, 500))]
    except Exception:  # A program may end while we look into it.
        return None
    for child in children:
        found = child is not None and search(child, role, name)
        if found:
            return found
    return None


def main(application, role, name):
    desktop = pyatspi.Registry.getDesktop(0)
    for program in desktop:
        if program is None or (application and application not in (program.name or "")):
            continue
        found = search(program, role, name)
        if found:
            box = found.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
            print(box.x + box.width // 2, box.y + box.height // 2)
            return


main(*sys.argv[1:])
