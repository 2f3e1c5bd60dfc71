"""The values that pass between the stages. No file, clock or network is touched here."""
