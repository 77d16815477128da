"""An assignment as something that is carried elsewhere: Gradescope's zip, and a recipe for a container.

    here       needs.py, contents.py, archive.py    what has to come along, and the same bytes every time
               orders.py                            what the bundle is told: which assignment, who sees what, how long
    there      session.py                           from what was handed in to results.json, whatever happens on the way
               handed_in.py, metadata.py            what lies in Gradescope's folders
               walls.py, own_user.py                the best sandbox of that container, and the proof that hidden checks are closed
               examiner.py                          the grader process
               results.py, drawing.py               a record as Gradescope shows it

`templates/` holds the scripts that the bundle begins with. The same package runs on both sides.
"""
