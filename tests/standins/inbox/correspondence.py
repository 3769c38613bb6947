"""What the inbox's tests send and ask for."""

import smtplib
from email.message import EmailMessage
from http.client import HTTPConnection

from tests.standins.inbox.server import Inbox

PDF = b"%PDF-1.7 \x00\xff not really"
SUBJECT = "Your squishies are on their way 🫙✨"


def mail(subject: str = SUBJECT) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = subject
    message["From"] = "Mindful Culture <shop@example.com>"
    message["To"] = "Zoë 🥛 <zoe@example.com>"
    message.set_content("Hello Zoë, see https://shop.example/order/1\n")
    message.add_alternative("<p>Hello <b>Zoë</b></p><script>alert(1)</script>", subtype="html")
    message.add_attachment(PDF, maintype="application", subtype="pdf", filename="Gétting Started.pdf")
    return message


def send(inbox: Inbox, message: EmailMessage | None = None, *, timeout: float = 5) -> None:
    with smtplib.SMTP("127.0.0.1", inbox.smtp_port, timeout=timeout, local_hostname="test") as client:
        client.send_message(message or mail())


def request(port: int | None, method: str, path: str, body: str | None = None) -> tuple[int, dict[str, str], bytes]:
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    connection.request(method, path, body, {"Content-Type": "application/json"} if body else {})
    response = connection.getresponse()
    answer = response.status, dict(response.getheaders()), response.read()
    connection.close()
    return answer


def page(inbox: Inbox, path: str) -> str:
    status, _, content = request(inbox.web_port, "GET", path)
    assert status == 200
    return content.decode()


def subjects(inbox: Inbox) -> list[str]:
    return [message["Subject"] for message in inbox.messages()]


def answers(inbox: Inbox) -> list[str]:
    return [message["X-Inbox-Answer"] for message in inbox.messages()]
