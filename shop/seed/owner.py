"""The demo shop's login for the dashboard."""

from django.contrib.auth import get_user_model


def owner(email: str, *, password: str) -> str:
    """Make a staff login; one that exists is left as it is, with whatever password it has."""
    people = get_user_model().objects
    if people.filter(email__iexact=email).exists():
        return ""
    people.create_user(username=email, email=email, password=password, is_staff=True, is_superuser=True)
    return f"login {email}"
