"""Invented pages with their furniture, as HTML and as text whose tags were stripped, and what their body is."""
