"""The hostile user: tests that try to see, change or lose what they must not.

- `cast`: people of every kind, with accounts; `rich`: two files with something in every table
- `matrix`: who reads, adds and changes rows of which table, as written by a person
- `test_tables`, `test_functions`: PostgreSQL itself, asked by every kind of actor
- `test_injection`: SQL that a broken page lets in
- `pages`, `test_pages`: every address of the site and every persona
- `test_redaction`: words that must not stand anywhere a persona looks
- `test_forms`: nonsense sent to every form
- `test_two_at_once`: many people who want the same thing in the same moment
- `test_killed`: a database and a program that are killed while they write
"""
