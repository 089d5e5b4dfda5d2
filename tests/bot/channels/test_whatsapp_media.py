"""Media at Twilio: what comes, what is given up or asked for again, and who never learns our token."""

import pytest
from yarl import URL

from bot.channels.channel import Decision, Done
from bot.channels.whatsapp import PATIENCE
from bot.channels.whatsapp_media import Account, may_fetch
from tests.bot.channels.twilio_door import JPEG, OGG, Door, channel_of, do, done, fetch, refused
from tests.fakes.twilio import FakeTwilio, OutgoingMedia, Person


def media_of(fake: FakeTwilio, person: Person, *media: OutgoingMedia) -> list[str]:
    form = dict(person.sends_media(media).form)
    return [form[f"MediaUrl{place}"] for place in range(len(media))]


def test_media_are_fetched_and_no_other_host_learns_our_token(fake: FakeTwilio, door: Door, meera: Person) -> None:
    photo, voice = OutgoingMedia(JPEG, "image/jpeg"), OutgoingMedia(OGG, "audio/ogg")
    channel = channel_of(fake, door)
    got = do(channel, *(fetch(ref) for ref in media_of(fake, meera, photo, voice)))
    assert got == [Done(body=JPEG, mime="image/jpeg"), Done(body=OGG, mime="audio/ogg")]
    assert len(fake.media_calls) == 2
    assert not any("authorization" in call.headers for call in fake.media_calls)
    assert all("authorization" in call.headers for call in fake.calls)


def test_media_are_what_their_bytes_say(fake: FakeTwilio, door: Door, meera: Person) -> None:
    lie, page = OutgoingMedia(JPEG, "video/mp4", served_as="text/html"), OutgoingMedia(b"<html>", "image/jpeg")
    got = do(channel_of(fake, door), *(fetch(ref) for ref in media_of(fake, meera, lie, page)))
    assert [one.mime for one in got if isinstance(one, Done)] == ["image/jpeg", "application/octet-stream"]


@pytest.mark.parametrize(
    ("media", "decision"),
    [
        (OutgoingMedia(JPEG + bytes(5 * 1024 * 1024), "image/jpeg"), Decision.GIVE_UP),
        (OutgoingMedia(OGG + bytes(16 * 1024 * 1024), "audio/ogg"), Decision.GIVE_UP),
        (OutgoingMedia(JPEG, "image/jpeg", status=404), Decision.GIVE_UP),
        (OutgoingMedia(JPEG, "image/jpeg", status=403), Decision.RETRY),
        (OutgoingMedia(JPEG, "image/jpeg", status=503), Decision.RETRY),
        (OutgoingMedia(JPEG, "image/jpeg", status=429), Decision.RETRY),
        (OutgoingMedia(JPEG, "image/jpeg", cut_after=10), Decision.RETRY),
        (OutgoingMedia(JPEG, "image/jpeg", wait=5), Decision.RETRY),
    ],
    ids=["large photo", "large voice", "gone", "stale link", "away", "too many", "cut off", "slow"],
)
def test_media_that_do_not_come_are_given_up_or_asked_for_again(
    fake: FakeTwilio, door: Door, meera: Person, media: OutgoingMedia, decision: Decision
) -> None:
    (ref,) = media_of(fake, meera, media)
    patience = 0.5 if media.wait else PATIENCE
    assert refused(channel_of(fake, door, patience=patience), fetch(ref)).decision is decision


def test_a_voice_note_may_be_larger_than_a_photo(fake: FakeTwilio, door: Door, meera: Person) -> None:
    voice = OGG + bytes(6 * 1024 * 1024)
    (ref,) = media_of(fake, meera, OutgoingMedia(voice, "audio/ogg"))
    assert done(channel_of(fake, door), fetch(ref)).body == voice


def test_media_deleted_at_twilio_are_gone_and_a_wrong_token_stops_the_sender(
    fake: FakeTwilio, door: Door, meera: Person
) -> None:
    (ref,) = media_of(fake, meera, OutgoingMedia(JPEG, "image/jpeg"))
    assert (
        refused(channel_of(fake, door), fetch(ref[:-1] + ("1" if ref.endswith("0") else "0"))).decision
        is Decision.GIVE_UP
    )
    assert refused(channel_of(fake, door, auth_token="wrong"), fetch(ref)).decision is Decision.STOP_SENDER


@pytest.mark.parametrize(
    "location",
    ["https://files.example/a", "http://169.254.169.254/latest", "ftp://127.0.0.1/a", "file:///etc/passwd",
     "http://user:secret@127.0.0.1/a", "http://["],
)  # fmt: skip
def test_media_are_not_followed_just_anywhere(fake: FakeTwilio, door: Door, meera: Person, location: str) -> None:
    (ref,) = media_of(fake, meera, OutgoingMedia(JPEG, "image/jpeg"))
    fake.media_redirect = location
    error = refused(channel_of(fake, door), fetch(ref))
    assert error.decision is Decision.GIVE_UP
    assert fake.media_calls == []


def test_whoever_sends_us_back_to_twilio_does_not_get_our_token_along(
    fake: FakeTwilio, door: Door, meera: Person
) -> None:
    (ref,) = media_of(fake, meera, OutgoingMedia(JPEG, "image/jpeg"))
    fake.media_redirect = ref
    assert refused(channel_of(fake, door), fetch(ref)).decision is Decision.GIVE_UP
    assert [("authorization" in call.headers) for call in fake.calls] == [True, False]
    assert len(fake.take_violations()) == 1


def test_a_circle_of_redirects_ends(fake: FakeTwilio, door: Door, meera: Person) -> None:
    (ref,) = media_of(fake, meera, OutgoingMedia(JPEG, "image/jpeg"))
    fake.media_redirect = f"{door.url}/round"
    error = refused(channel_of(fake, door), fetch(ref))
    assert (error.decision, error.reason) == (Decision.GIVE_UP, "the media's address leads in circles")
    assert door.gets == [("/round", None)] * 3


@pytest.mark.parametrize(
    ("base_url", "url", "allowed"),
    [
        ("", "https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1", True),
        ("", "https://mms.twiliocdn.com/a", True),
        ("", "https://media.twiliocdn.com/a?x=1", True),
        ("", "https://s3-external-1.amazonaws.com/media.twiliocdn.com/a", True),
        ("", "https://bucket.s3.us-east-1.amazonaws.com/a", True),
        ("", "http://mms.twiliocdn.com/a", False),
        ("", "http://api.twilio.com/a", False),
        ("", "https://twilio.com.evil.example/a", False),
        ("", "https://eviltwiliocdn.com/a", False),
        ("", "https://ec2-1-2-3-4.compute-1.amazonaws.com/a", False),
        ("", "https://s3.amazonaws.com.evil.example/a", False),
        ("", "http://127.0.0.1:8000/a", False),
        ("", "http://localhost/a", False),
        ("", "/2010-04-01/a", False),
        ("http://127.0.0.1:9000", "http://127.0.0.1:9001/a", True),
        ("http://127.0.0.1:9000", "https://mms.twiliocdn.com/a", False),
    ],
)
def test_media_come_from_twilios_stores_alone(base_url: str, url: str, allowed: bool) -> None:
    assert may_fetch(URL(url), Account("AC1", "token", base_url)) is allowed
