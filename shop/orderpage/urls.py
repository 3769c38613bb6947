from django.urls import path

from shop.orderpage import views

app_name = "orders"
urlpatterns = [
    path("<str:token>/", views.detail, name="detail"),
    path("<str:token>/receipt/", views.receipt, name="receipt"),
    path("<str:token>/guide.pdf", views.guide, name="guide"),
    path("<str:token>/resend/", views.resend, name="resend"),
    path("<str:token>/account/", views.account, name="account"),
]
