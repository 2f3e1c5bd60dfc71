"""Papers and topics laid out on a map."""
