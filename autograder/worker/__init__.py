"""The untrusted side: runs a student's notebook and answers calls to its functions.

It runs inside the sandbox and knows nothing but the notebook's cells and the arguments of calls. Nothing that it
says is believed beyond "this is what the function answered".
"""
