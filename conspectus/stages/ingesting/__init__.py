"""The steps of the stage that ingests, each of which reads, calls or writes one thing."""
