"""The public portal: find a service, apply for it, follow the case, receive the licence, rate it.

It asks the rooms downstairs and draws their answers with the furniture; it holds no table and no
rule of law. Begin with urls.py: each file in views is one subject.
"""
