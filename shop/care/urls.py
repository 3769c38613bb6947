from django.urls import path

from shop.care import views
from shop.care.calendar import views as calendar

app_name = "care"
urlpatterns = [
    path("tap/<str:token>/", views.tap, name="tap"),
    path("stop/<str:token>/", views.stop_mail, name="stop-mail"),
    path("calendar/<slug:calendar_token>.ics", calendar.feed, name="calendar"),
    path("<slug:token>/calendar.ics", calendar.download, name="calendar-download"),
    path("<slug:token>/calendar/", calendar.change, name="calendar-change"),
    path("<slug:token>/", views.plan, name="plan"),
    path("<slug:token>/stop/", views.stop, name="stop"),
    path("<slug:token>/share/", views.share, name="share"),
    path("<slug:token>/share/<slug:code>/", views.spoonful, name="spoonful"),
]
