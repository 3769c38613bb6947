from django.urls import path

from shop.orderpage import views

app_name = "orders"
urlpatterns = [
    path("<slug:token>/", views.detail, name="detail"),
    path("<slug:token>/receipt/", views.receipt, name="receipt"),
    path("<slug:token>/guide.pdf", views.guide, name="guide"),
    path("<slug:token>/resend/", views.resend, name="resend"),
    path("<slug:token>/account/", views.account, name="account"),
]
