"""The statutory limits of an administrative licence, one file for each article (行政许可法).

Pure: dates and a calendar in, dates out. Limits in days are working days (第八十二条); the day that
sets a limit off is not counted (民法典 第二百零一条).
"""
