#!/usr/bin/env python
"""Django's own commands for the site: migrate, runserver and those of our apps."""

import os
import sys

from django.core.management import execute_from_command_line

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "oppna.config.settings")
execute_from_command_line(sys.argv)
