"""The simulator in Chromium: a Hindi trade by keyboard and mouse, the shipped font, a narrow screen, two browsers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from handlers.language import say
from tests.bot.market import running
from tests.browser.screenshots import take

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running(tmp_path_factory.mktemp("demo")) as address:
        yield f"{address}/simulator"


@pytest.fixture
def phones(page: Any, demo: str) -> Any:
    """The page of a fresh browser; broken scripts and refused requests fail the test."""
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.on("console", lambda message: broken.append(message.text) if message.type == "error" else None)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(demo)
    page.wait_for_selector("#pane-officer option[selected], #pane-officer .mine:not(:empty)")
    yield page
    assert broken == []


def says(page: Any, pane: str, words: str) -> None:
    page.fill(f"#pane-{pane} textarea", words)
    page.press(f"#pane-{pane} textarea", "Enter")
    page.wait_for_selector(f"#pane-{pane} .message.me .text:text-is('{words}')")
    is_quiet(page, pane)


def is_quiet(page: Any, pane: str) -> None:
    """Haat has worked what was done on this phone."""
    page.wait_for_selector(f"#pane-{pane} .status:not(:text('typing'))", state="attached")


def waits_for(page: Any, pane: str, words: str) -> None:
    page.wait_for_selector(f"#pane-{pane} .message.haat .text:has-text('{words}')")


def presses(page: Any, pane: str, label: str) -> None:
    """Presses the newest button with this label, numbered or not, when it has come."""
    wanted = say("hi", label)
    page.locator(f"#pane-{pane} .choices button, #pane-{pane} .keys button").filter(has_text=wanted).last.click()
    is_quiet(page, pane)


def picks(page: Any, pane: str, label: str) -> None:
    """Opens WhatsApp's newest list and picks the row with this label."""
    page.locator(f"#pane-{pane} .opens").last.click()
    page.locator(f"#pane-{pane} .rows button").filter(has_text=say("hi", label)).click()
    is_quiet(page, pane)


def test_a_hindi_trade_between_a_seller_on_whatsapp_and_a_buyer_on_telegram(phones: Any) -> None:
    phones.click("#pane-artisan .more")
    phones.click("#pane-artisan [data-do=poster]")
    presses(phones, "artisan", "Yes, send them")
    says(phones, "artisan", "हल्दी")
    presses(phones, "artisan", "Yes, right")
    says(phones, "artisan", "सीता भंडार")
    phones.wait_for_selector(
        "#pane-artisan select[name=who] option:checked:text-is('सीता भंडार (new)')", state="attached"
    )

    phones.select_option("#pane-buyer [name=phone_language]", "hi")
    is_quiet(phones, "buyer")
    says(phones, "buyer", "200 किलो हल्दी चाहिए, सागर में पहुंचाना है")
    presses(phones, "buyer", "Yes, ask them")
    waits_for(phones, "artisan", "200 किलो")
    picks(phones, "artisan", "Yes, all")
    presses(phones, "artisan", "This number")
    presses(phones, "buyer", "Yes, introduce us")
    presses(phones, "buyer", "Share my number")
    waits_for(phones, "buyer", "+910000000001")
    waits_for(phones, "artisan", "+910000000002")
    assert phones.locator("#pane-artisan .bubble .text[lang=hi]").count() > 3
    assert phones.locator("#pane-artisan .ticks.read").count() > 3


def test_devanagari_is_drawn_with_the_shipped_font(phones: Any) -> None:
    says(phones, "artisan", "उसना चावल बेचना है, क्विंटल में")
    phones.wait_for_selector("#pane-artisan .choices button")
    phones.evaluate("document.fonts.ready")
    session = phones.context.new_cdp_session(phones)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument", {"depth": -1})["root"]["nodeId"]
    for selector in (".message.me .text", ".message.haat .text", ".choices button span", ".brand", ".bar .face"):
        node = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
        fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
        assert fonts, selector
        assert all(font["isCustomFont"] for font in fonts), (selector, fonts)
        assert any("Devanagari" in font["familyName"] for font in fonts), (selector, fonts)


def test_a_narrow_screen_shows_one_phone_without_scrolling_sideways(phones: Any) -> None:
    phones.set_viewport_size({"width": 360, "height": 740})
    for pane in ("artisan", "buyer", "officer"):
        phones.click(f"#tab-{pane}")
        assert phones.locator(".pane:visible").count() == 1
        says(phones, pane, "मेनू")
        phones.wait_for_selector(f"#pane-{pane} .choices button")
        assert phones.evaluate("document.documentElement.scrollWidth") <= 360
        too_small = phones.evaluate(
            """() => [...document.querySelectorAll("button, select, textarea")]
                .filter((one) => one.checkVisibility())
                .map((one) => [one.getBoundingClientRect(), one.outerHTML.slice(0, 90)])
                .filter(([box]) => box.width < 43.5 || box.height < 43.5 || box.right > 360.5 || box.left < -0.5)
                .map(([box, html]) => `${box.width} x ${box.height} at ${box.left}: ${html}`)"""
        )
        assert too_small == []


def test_the_keyboard_alone_is_enough(phones: Any) -> None:
    phones.set_viewport_size({"width": 360, "height": 740})

    def tab_to(selector: str) -> None:
        for _ in range(60):
            phones.keyboard.press("Tab")
            if phones.evaluate("(wanted) => document.activeElement.matches(wanted)", selector):
                outline = phones.evaluate("getComputedStyle(document.activeElement).outlineStyle")
                assert outline != "none", f"{selector} has the focus and does not show it"
                return
        pytest.fail(f"Tab never reaches {selector}")

    tab_to("#tab-artisan")
    phones.keyboard.press("ArrowRight")
    assert phones.evaluate("document.activeElement.id") == "tab-buyer"
    phones.keyboard.press("ArrowLeft")
    tab_to("#pane-artisan .more")
    phones.keyboard.press("Enter")
    tab_to("#pane-artisan [data-do=poster]")
    phones.keyboard.press("Enter")
    phones.wait_for_selector("#pane-artisan .choices button")
    phones.focus("#tab-artisan")
    tab_to("#pane-artisan .choices button")
    phones.keyboard.press("Space")
    phones.locator("#pane-artisan .message.me").nth(1).wait_for()
    phones.focus("#tab-artisan")
    tab_to("#pane-artisan .dots")
    phones.keyboard.press("Enter")
    phones.keyboard.press("Tab")
    phones.keyboard.press("Tab")
    phones.keyboard.press("Enter")
    phones.wait_for_selector("#drawer[open] pre:not(:empty)")
    phones.keyboard.press("Escape")
    assert not phones.locator("#drawer[open]").count()


def test_a_list_opens_as_a_sheet_with_at_most_ten_rows_and_answers(phones: Any) -> None:
    says(phones, "officer", "menu")
    phones.select_option("#pane-officer [name=look]", "whatsapp")
    phones.wait_for_selector("#pane-officer.whatsapp")
    says(phones, "officer", "menu")
    phones.click("#pane-officer .opens")
    rows = phones.locator("#pane-officer .list .rows button")
    assert 4 <= rows.count() <= 10
    label = rows.first.inner_text()
    rows.first.click()
    phones.wait_for_selector(f"#pane-officer .message.me .text:text-is('{label}')")
    assert not phones.locator("#pane-officer .list[open]").count()


def test_a_photo_a_voice_note_a_reply_and_a_forward(phones: Any) -> None:
    says(phones, "artisan", "नमस्ते")
    phones.wait_for_selector("#pane-artisan .message.haat")
    phones.click("#pane-artisan .more")
    phones.click("#pane-artisan [data-sample='turmeric.jpg']")
    phones.wait_for_function("() => document.querySelector('#pane-artisan .bubble img')?.naturalWidth > 100")
    is_quiet(phones, "artisan")
    phones.click("#pane-artisan .voice")
    phones.wait_for_selector("#pane-artisan .message.me .bubble audio")
    is_quiet(phones, "artisan")  # an answer that comes scrolls the talk away under the finger
    # The first message is the recording of the greeting; the words stand below it.
    greeting = phones.locator("#pane-artisan .message.haat").filter(has_text="OTP").first
    greeting.locator(".dots").click()
    phones.click("[data-act=reply]")
    says(phones, "artisan", "ठीक है")
    phones.wait_for_selector("#pane-artisan .message.me .quote")
    greeting.locator(".dots").click()
    phones.click("[data-act=forward]")
    phones.wait_for_selector("#pane-artisan .message.me .forwarded")


def test_the_story_plays_step_by_step_with_captions(phones: Any) -> None:
    phones.click("[data-story=one-trade]")
    box = phones.locator(".story:visible")
    for step in range(1, 7):
        phones.wait_for_selector(f".story:visible .count:text('{step} of')")
        assert box.locator("li:visible").count() == 1
        phones.click(".story:visible .next:enabled")
    phones.wait_for_selector("#pane-buyer .message.haat")
    phones.click(".story:visible .stop")
    assert not box.count()


def test_a_story_plays_by_itself_pauses_and_speaks_three_languages_at_360_pixels(phones: Any) -> None:
    phones.set_viewport_size({"width": 360, "height": 740})
    phones.click("[data-story=fraudster]")
    box = phones.locator(".story:visible")
    phones.wait_for_selector("#story-fraudster .count:text('1 of')")
    phones.select_option("#story-fraudster .captions", "mr")
    assert "कमला" in box.locator("li:visible span:visible").inner_text()
    assert box.locator("li:visible span:visible").get_attribute("lang") == "mr"
    phones.select_option("#story-fraudster .speed", "2")
    phones.focus("#story-fraudster .run")
    phones.keyboard.press("Enter")
    phones.wait_for_selector("#story-fraudster .count:text('3 of')", timeout=30_000)
    phones.keyboard.press("Enter")
    assert phones.get_attribute("#story-fraudster .run", "aria-pressed") == "false"
    assert phones.inner_text("#story-fraudster .run") == "Play"
    assert phones.evaluate("document.documentElement.scrollWidth") <= 360
    too_small = phones.evaluate(
        """() => [...document.querySelectorAll(".story button, .story select, .tools button")]
            .filter((one) => one.checkVisibility())
            .map((one) => [one.getBoundingClientRect(), one.outerHTML.slice(0, 60)])
            .filter(([box]) => box.width < 43.5 || box.height < 43.5 || box.right > 360.5)
            .map(([box, html]) => `${box.width} x ${box.height} at ${box.left}: ${html}`)"""
    )
    assert too_small == []
    phones.click("#story-fraudster .stop")
    assert not box.count()


def test_a_day_passes_and_reset_begins_again(phones: Any) -> None:
    says(phones, "artisan", "नमस्ते")
    before = phones.inner_text("#now")
    phones.click("[data-wait='24']")
    phones.wait_for_selector("[data-wait='24']:enabled", timeout=60_000)
    assert phones.inner_text("#now") != before
    says(phones, "artisan", "मेनू")
    phones.wait_for_function("() => document.querySelectorAll('#pane-artisan .day').length === 2")
    phones.click("#reset")
    phones.wait_for_selector("#pane-artisan .empty:visible")
    assert phones.locator("#pane-artisan .message").count() == 0


def test_two_browsers_do_not_see_each_other(phones: Any, browser: Any, demo: str) -> None:
    other = browser.new_context()
    theirs = other.new_page()
    theirs.goto(demo)
    says(phones, "artisan", "नमस्ते")
    phones.wait_for_selector("#pane-artisan .message.haat")
    assert theirs.locator(".message").count() == 0
    says(theirs, "buyer", "हल्दी चाहिए")
    assert phones.locator("#pane-buyer .message").count() == 0
    other.close()


def test_a_second_window_of_the_same_browser_is_live(phones: Any, demo: str) -> None:
    second = phones.context.new_page()
    second.goto(demo)
    says(phones, "buyer", "नमस्कार")
    second.wait_for_selector("#pane-buyer .message.haat", state="attached")
    second.close()


def test_screenshots_are_taken_by_their_command(browser: Any, tmp_path: Path) -> None:
    names = take(browser, tmp_path)
    assert {file.name for file in tmp_path.glob("*.png")} == set(names)
    assert all((tmp_path / name).stat().st_size > 20_000 for name in names)
