"""What people hand in: from paths to submissions, from bytes to cells, from cells to the assignment.

submission.py   files, folders and zips become submissions with an identity     (entry, archive, naming, lms)
notebook.py     bytes become code cells, or a sentence that says what the file is instead     (script, encoding, filetype)
identify.py     which assignment a notebook belongs to
"""
