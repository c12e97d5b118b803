"""Inventory of a lending library."""
