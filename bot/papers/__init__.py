"""What is printed or handed on as a picture: posters, slips, certificates, records, the month's page."""
