"""A fictional landscape in the shape that the inspectorate found in 2017.

Thirteen invented providers, two with a national function bought through a framework
contract and eleven (supra)regional, with 142 young people in treatment.
"""
