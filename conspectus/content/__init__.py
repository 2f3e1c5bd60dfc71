"""The files of a digest, read into values and written back. Only here their forms are known."""
