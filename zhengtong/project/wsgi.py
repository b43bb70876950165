"""The web application."""

import os

from django.core.wsgi import get_wsgi_application

from zhengtong.project.logs import set_up_logs

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhengtong.project.settings.base")
set_up_logs()
application = get_wsgi_application()
