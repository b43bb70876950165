"""Reads the lists of others: files of several kinds, mapped by data files onto our definitions."""
