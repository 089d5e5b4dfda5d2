"""Files that offices bring and take: lists, forms and notices read forgivingly, and written for their spreadsheets."""
