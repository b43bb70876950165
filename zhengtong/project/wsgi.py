"""The web application, with all its pages loaded.

The web server loads it once and then forks: what is there before stands once in memory for all
processes. The collector leaves it alone, so that it stays shared and is not looked through again.
"""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from zhengtong.project.logs import set_up_logs

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhengtong.project.settings.base")
set_up_logs()
application = get_wsgi_application()
pages = get_resolver().url_patterns
gc.collect()
gc.freeze()
