"""Coordinates of the pictures: paths over years and maps; the templates turn them into SVG."""
