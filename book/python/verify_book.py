#!/usr/bin/env python3
"""Checks a Book of questions a second time, by another program in another language.

Written from book/README.md and the standards that it names, with the standard library of Python alone, so that
nobody has to believe the first program. It finds the same faults and calls them by the same codes.

    verify_book.py URL|FOLDER [--key KEY] [--witness KEY]... [--known FILE] [--days FILE] [--figures YYYY-MM]
        [--json]

Ends with 0 when the Book is whole, with 1 when it is forged, with 2 when it could not be read.
"""

import argparse
import base64
import binascii
import bisect
import collections
import functools
import gzip
import hashlib
import io
import json
import math
import os
import re
import sys
import time
import unicodedata
import urllib.error
import urllib.parse
import urllib.request
import zoneinfo
from datetime import datetime, timezone

TILE_WIDTH = 256
HASH_BYTES = 32
LONGEST_ENTRY = 1024
LARGEST_BUNDLE = TILE_WIDTH * (2 + LONGEST_ENTRY)
LARGEST_NOTE = 128 * 1024
MOST_SIGNATURES = 100
MOST_ENTRIES = 20_000_000
MOST_FAULTS = 10_000
TIMEOUT = 30
LARGEST_NUMBER = 2**53 - 1
SLACK = 15 * 60
HOUR = 3600
DAY = 24 * HOUR


class Unreadable(Exception):
    """Nothing can be said of the Book."""


# --- Ed25519, RFC 8032, section 5.1 ---------------------------------------------------------------------------------

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)


def recover_x(y, sign):
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    if square == 0:
        return None if sign else 0
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P != 0:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - square) % P != 0:
        return None
    return P - x if (x & 1) != sign else x


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE_X = recover_x(BASE_Y, 0)
# Extended homogeneous coordinates (X, Y, Z, T) with x = X/Z, y = Y/Z, x * y = T/Z.
BASE = (BASE_X, BASE_Y, 1, BASE_X * BASE_Y % P)
NEUTRAL = (0, 1, 1, 0)


def add_points(one, other):
    a = (one[1] - one[0]) * (other[1] - other[0]) % P
    b = (one[1] + one[0]) * (other[1] + other[0]) % P
    c = 2 * one[3] * other[3] * D % P
    d = 2 * one[2] * other[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def multiply(scalar, point):
    product = NEUTRAL
    while scalar > 0:
        if scalar & 1:
            product = add_points(product, point)
        point = add_points(point, point)
        scalar >>= 1
    return product


def read_point(encoded):
    number = int.from_bytes(encoded, "little")
    y = number & ((1 << 255) - 1)
    x = recover_x(y, number >> 255)
    return None if x is None else (x, y, 1, x * y % P)


def write_point(point):
    inverse = pow(point[2], P - 2, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return (y | ((x & 1) << 255)).to_bytes(32, "little")


def is_signature(public_key, signature, message):
    if len(public_key) != 32 or len(signature) != 64:
        return False
    point = read_point(public_key)
    scalar = int.from_bytes(signature[32:], "little")
    if point is None or scalar >= ORDER:
        return False
    digest = hashlib.sha512(signature[:32] + public_key + message).digest()
    challenge = int.from_bytes(digest, "little") % ORDER
    negative = (P - point[0], point[1], point[2], P - point[3])
    commitment = add_points(multiply(scalar, BASE), multiply(challenge, negative))
    return write_point(commitment) == signature[:32]


# --- Texts, base64, numbers -----------------------------------------------------------------------------------------


def read_text(data):
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise Unreadable("not UTF-8") from None


def read_base64(text):
    try:
        data = base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError, ValueError):
        raise Unreadable("not base64") from None
    if base64.b64encode(data).decode("ascii") != text:
        raise Unreadable("not base64")
    return data


def read_count(text):
    if not re.fullmatch(r"0|[1-9][0-9]{0,15}", text) or int(text) > LARGEST_NUMBER:
        raise Unreadable("not a number")
    return int(text)


# --- Signed notes, checkpoints, cosignatures (C2SP) -------------------------------------------------------------------

NOTE, COSIGNATURE = 1, 4


def is_key_name(name):
    if not 0 < len(name.encode("utf-16-le", "surrogatepass")) // 2 <= 255:
        return False
    return not any(c == "+" or c.isspace() or unicodedata.category(c) == "Cc" for c in name)


class Key:
    def __init__(self, name, kind, public_key):
        if not is_key_name(name) or len(public_key) != 32:
            raise Unreadable("a key is not written as one")
        self.name, self.kind, self.public_key = name, kind, public_key
        self.id = hashlib.sha256(name.encode() + b"\n" + bytes([kind]) + public_key).digest()[:4]

    def text(self):
        encoded = base64.b64encode(bytes([self.kind]) + self.public_key).decode()
        return f"{self.name}+{self.id.hex()}+{encoded}"

    def is_same(self, other):
        return self.name == other.name and self.public_key == other.public_key


def read_key(text):
    parts = text.split("+", 2)
    if len(parts) != 3 or not re.fullmatch(r"[0-9a-fA-F]{8}", parts[1]):
        raise Unreadable("a key is not written as one")
    data = read_base64(parts[2])
    if not data or data[0] not in (NOTE, COSIGNATURE):
        raise Unreadable("a key of an unknown kind")
    key = Key(parts[0], data[0], data[1:])
    if key.id.hex() != parts[1].lower():
        raise Unreadable("a key is not written as one")
    return key


class Note:
    """A text and its signature lines: name, key id, signature."""

    def __init__(self, data):
        if len(data) > LARGEST_NOTE:
            raise Unreadable("a note is too large")
        whole = read_text(data)
        end = whole.rfind("\n\n")
        if end < 0 or any(ord(c) < 0x20 and c != "\n" for c in whole) or not whole.endswith("\n"):
            raise Unreadable("not a signed note")
        self.text = whole[: end + 1]
        lines = whole[end + 2 : -1].split("\n")
        if len(lines) > MOST_SIGNATURES:
            raise Unreadable("a note has too many signatures")
        self.signatures = [self.read_line(line) for line in lines]

    @staticmethod
    def read_line(line):
        parts = line.split(" ")
        if len(parts) != 3 or parts[0] != "\u2014" or not is_key_name(parts[1]):
            raise Unreadable("not a signed note")
        data = read_base64(parts[2])
        if len(data) <= 4:
            raise Unreadable("not a signed note")
        return parts[1], data[:4], data[4:]

    def signatures_of(self, key):
        return [signature for name, key_id, signature in self.signatures if (name, key_id) == (key.name, key.id)]

    def is_signed_by(self, key):
        """A false signature in the name of a key makes the whole note false."""
        claimed = self.signatures_of(key)
        return bool(claimed) and all(is_signature(key.public_key, one, self.text.encode()) for one in claimed)

    def seen_by(self, witness):
        """The time at which the witness signed, or None."""
        for signature in self.signatures_of(witness):
            seconds = int.from_bytes(signature[:8], "big")
            message = f"cosignature/v1\ntime {seconds}\n{self.text}".encode()
            if len(signature) > 8 and is_signature(witness.public_key, signature[8:], message):
                return seconds
        return None


class Checkpoint:
    def __init__(self, data):
        self.note = Note(data)
        lines = self.note.text[:-1].split("\n")
        if len(lines) < 3 or "" in lines:
            raise Unreadable("not a checkpoint")
        self.origin, self.size, self.root = lines[0], read_count(lines[1]), read_base64(lines[2])
        if len(self.root) != HASH_BYTES:
            raise Unreadable("not a checkpoint")


# --- The tree, RFC 6962 ---------------------------------------------------------------------------------------------


def hash_leaf(entry):
    return hashlib.sha256(b"\0" + entry).digest()


def hash_node(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


class Frontier:
    """Roots of the perfect trees of which a growing tree is made, the largest first."""

    def __init__(self):
        self.size, self.stack = 0, []

    def add(self, leaf):
        self.stack.append(leaf)
        self.size += 1
        size = self.size
        while size % 2 == 0:
            right = self.stack.pop()
            self.stack[-1] = hash_node(self.stack[-1], right)
            size //= 2

    def root(self):
        if not self.stack:
            return hashlib.sha256(b"").digest()
        root = self.stack[-1]
        for left in reversed(self.stack[:-1]):
            root = hash_node(left, root)
        return root


def hash_perfect(hashes):
    while len(hashes) > 1:
        hashes = [hash_node(hashes[at], hashes[at + 1]) for at in range(0, len(hashes), 2)]
    return hashes[0]


def largest_power_below(count):
    power = 1
    while 2 * power < count:
        power *= 2
    return power


def is_in_tree(index, size, root, hash_range):
    """Whether the leaf that the tiles have at this index stands under this root."""

    def hash_of(start, end):
        if start == index and end == index + 1:
            return hash_range(start, end)
        if not start <= index < end:
            return hash_range(start, end)
        middle = start + largest_power_below(end - start)
        return hash_node(hash_of(start, middle), hash_of(middle, end))

    return hash_of(0, size) == root


# --- Where a Book lies ----------------------------------------------------------------------------------------------


def tile_path(level, index, width):
    digits = str(index)
    digits = digits.zfill(-(-len(digits) // 3) * 3)
    groups = [digits[at : at + 3] for at in range(0, len(digits), 3)]
    path = "/".join(["x" + group for group in groups[:-1]] + groups[-1:])
    return f"tile/{level}/{path}" + (f".p/{width}" if width < TILE_WIDTH else "")


class Source:
    def __init__(self, place):
        self.place = place
        self.is_web = re.match(r"https?://", place, re.IGNORECASE) is not None

    def read(self, path, limit):
        """The bytes of a file, or None where there is none."""
        data = self.read_web(path, limit) if self.is_web else self.read_file(path, limit)
        if data is not None and path.startswith("tile/entries/") and data[:2] == b"\x1f\x8b":
            data = unpack(data, limit)
        if data is not None and len(data) > limit:
            raise Unreadable(f"{path} is too large")
        return data

    def read_file(self, path, limit):
        file = os.path.join(self.place, path)
        if not os.path.isfile(file):
            return None
        try:
            with open(file, "rb") as opened:
                return opened.read(limit + 1)
        except OSError as error:
            raise Unreadable(str(error)) from None

    def read_web(self, path, limit):
        base = self.place if self.place.endswith("/") else self.place + "/"
        request = urllib.request.Request(urllib.parse.urljoin(base, path), headers={"Accept-Encoding": "gzip"})
        for pause in (1, 4, None):
            try:
                with urllib.request.urlopen(request, timeout=TIMEOUT) as response:
                    return self.read_response(response, limit)
            except urllib.error.HTTPError as error:
                if error.code in (404, 410):
                    return None
                reason = error
            except (OSError, ValueError) as error:
                reason = error
            if pause is None:
                raise Unreadable(f"{path}: {reason}")
            time.sleep(pause)
        return None

    @staticmethod
    def read_response(response, limit):
        end = time.monotonic() + TIMEOUT
        data = b""
        while len(data) <= limit:
            part = response.read1(65536)
            if not part:
                break
            data += part
            if time.monotonic() > end:
                raise Unreadable("the server is too slow")
        is_packed = response.headers.get("Content-Encoding") == "gzip"
        return unpack(data, limit) if is_packed else data


def unpack(data, limit):
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as packed:
            return packed.read(limit + 1)
    except (OSError, EOFError, ValueError) as error:
        raise Unreadable(str(error)) from None


class Tiles:
    """The tiles and bundles of a Book of a known size."""

    def __init__(self, source, size):
        self.source, self.size, self.hashes = source, size, {}

    def width(self, level, index):
        count = self.size if level == "entries" else self.size // TILE_WIDTH**level
        return max(0, min(TILE_WIDTH, count - index * TILE_WIDTH))

    def read(self, level, index, limit):
        """The file, and whether it is the full one in place of a partial one."""
        width = self.width(level, index)
        data = self.source.read(tile_path(level, index, width), limit)
        if data is not None or width == TILE_WIDTH:
            return data, False
        return self.source.read(tile_path(level, index, TILE_WIDTH), limit), True

    def read_bundle(self, index):
        width = self.width("entries", index)
        data, is_full = self.read("entries", index, LARGEST_BUNDLE)
        if data is None:
            raise Unreadable(f"bundle {index} is missing")
        entries, at = [], 0
        wanted = TILE_WIDTH if is_full else width
        while at < len(data) and len(entries) < wanted:
            length = int.from_bytes(data[at : at + 2], "big")
            if at + 2 + length > len(data) or at + 2 > len(data):
                raise Unreadable(f"bundle {index} is cut")
            entries.append(data[at + 2 : at + 2 + length])
            at += 2 + length
        if at != len(data) or len(entries) != wanted:
            raise Unreadable(f"bundle {index} has another number of entries")
        return entries[:width]

    def read_hashes(self, level, index):
        if (level, index) not in self.hashes:
            width = self.width(level, index)
            data, _ = self.read(level, index, TILE_WIDTH * HASH_BYTES)
            if data is None or len(data) < width * HASH_BYTES or len(data) % HASH_BYTES != 0:
                raise Unreadable(f"tile {level}/{index} is missing or cut")
            hashes = [data[at * HASH_BYTES : (at + 1) * HASH_BYTES] for at in range(width)]
            if level == 0:
                return hashes
            self.hashes[(level, index)] = hashes
        return self.hashes[(level, index)]

    def hash_range(self, start, end):
        """The root above leaves start to end, as the tiles have it."""
        if start == end:
            raise ValueError("an empty range has no root")
        power = largest_power_below(end - start + 1)
        left = self.hash_part(start, power)
        return left if start + power == end else hash_node(left, self.hash_range(start + power, end))

    def hash_part(self, start, count):
        level = 0
        while count >= TILE_WIDTH:
            level, start, count = level + 1, start // TILE_WIDTH, count // TILE_WIDTH
        hashes = self.read_hashes(level, start // TILE_WIDTH)
        at = start % TILE_WIDTH
        return hash_perfect(hashes[at : at + count])


# --- Entries --------------------------------------------------------------------------------------------------------

STEPS = (
    "taken sorted late answered published promised moved dueMoved kept broken refused passedOn restored merged parted"
    " split askedAgain closed noted erased"
).split()
RUMOUR_STEPS = "noticed checked dropped".split()
STATES = "open answered passed_on refused merged closed".split()


WRITTEN = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})Z")


@functools.lru_cache(maxsize=100_000)
def read_time(text):
    """Seconds since 1970, or None."""
    match = WRITTEN.fullmatch(text) if text is not None else None
    if match is None:
        return None
    try:
        parsed = datetime(*map(int, match.groups()), tzinfo=timezone.utc)
    except ValueError:
        return None
    return int(parsed.timestamp()) if parsed.year >= 1970 else None


def write_time(seconds):
    return datetime.fromtimestamp(seconds, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


@functools.lru_cache(maxsize=100_000)
def has_no_control(text):
    return all(unicodedata.category(c) != "Cc" for c in text)


def is_time(value):
    return isinstance(value, str) and read_time(value) is not None


def is_true(value):
    return value is True


def is_code(value):
    return isinstance(value, str) and 1 <= len(value) <= 100 and has_no_control(value)


def is_text(value):
    return isinstance(value, str) and value != ""


def is_rule(value):
    match = re.fullmatch(r"([^/]{1,100})/[0-9]{1,9}", value) if isinstance(value, str) else None
    return match is not None and has_no_control(match[1])


def is_commitment(value):
    return isinstance(value, str) and re.fullmatch(r"[0-9a-f]{64}", value) is not None


def number_from(least):
    return lambda value: type(value) is int and least <= value <= LARGEST_NUMBER


def one_of(words):
    return lambda value: isinstance(value, str) and value in words


MEMBERS = {
    "v": lambda value: type(value) is int and value == 1,
    "kind": one_of([*STEPS, *RUMOUR_STEPS, "key", "rotated"]),
    "at": is_time,
    "question": number_from(1),
    "state": one_of(STATES),
    "rumour": number_from(1),
    "source": one_of(["incident", "chat", "livestream", "rumour"]),
    "network": is_code,
    "municipality": is_code,
    "group": is_code,
    "topic": is_code,
    "body": is_code,
    "taken": is_time,
    "imported": is_true,
    "due": is_time,
    "rule": is_rule,
    "late": is_true,
    "answered": is_time,
    "minutes": number_from(0),
    "onTime": is_true,
    "solvable": is_true,
    "repeat": number_from(2),
    "times": number_from(1),
    "outcome": one_of(["solved", "explained", "not_solved", "postponed", "undeliverable"]),
    "evidence": is_true,
    "promise": is_time,
    "promisesMade": number_from(1),
    "promisesKept": number_from(1),
    "promisesMoved": number_from(1),
    "promisesBroken": number_from(1),
    "published": is_time,
    "verdict": one_of(["fake", "distortion", "true", "unconfirmed", "opinion"]),
    "satisfaction": one_of(["satisfied", "neutral", "dissatisfied", "no_answer"]),
    "closed": is_time,
    "into": number_from(1),
    "commitment": is_commitment,
    "key": is_text,
    "origin": is_text,
    "zone": is_text,
    "previous": is_text,
    "signature": is_text,
    "previousSignature": is_text,
}
COMMON = {"v", "kind", "at"}
OF_LOG = {"key", "origin", "zone", "previous", "signature", "previousSignature"}
EXACT = {"key": COMMON | {"key", "origin", "zone"}, "rotated": COMMON | (OF_LOG - {"origin", "zone"})}
OF_RUMOURS = COMMON | {"rumour", "source", "taken"}
MAY_HAVE_OF_RUMOURS = OF_RUMOURS | {"municipality", "topic", "due", "published", "verdict"}
NOT_OF_QUESTIONS = OF_LOG | {"rumour", "published", "verdict"}


def canonical(members):
    """RFC 8785 of an object whose members are texts, whole numbers and true; its names are ASCII."""
    spelt = {True: "true"}
    parts = []
    for name in sorted(members):
        value = members[name]
        text = spelt[True] if value is True else json.dumps(value, ensure_ascii=False)
        parts.append(f"{json.dumps(name)}:{text}")
    return "{" + ",".join(parts) + "}"


def refuse_constant(_):
    raise ValueError("no JSON")


def read_entry(data):
    """The members of an entry, or None for what is no entry."""
    if len(data) > LONGEST_ENTRY:
        return None
    try:
        text = data.decode("utf-8")
        entry = json.loads(text, parse_constant=refuse_constant)
    except (ValueError, RecursionError):
        return None
    if not isinstance(entry, dict):
        return None
    if not all(name in MEMBERS and MEMBERS[name](value) for name, value in entry.items()):
        return None
    if not has_its_members(entry):
        return None
    try:
        return entry if canonical(entry).encode("utf-8") == data else None
    except UnicodeEncodeError:
        return None


def has_its_members(entry):
    names = set(entry)
    if not COMMON <= names:
        return False
    kind = entry["kind"]
    if kind in EXACT:
        return names == EXACT[kind]
    if kind in RUMOUR_STEPS:
        return OF_RUMOURS <= names <= MAY_HAVE_OF_RUMOURS
    needed = COMMON | {"question", "state"} | (set() if kind == "erased" else {"source", "taken"})
    return needed <= names and not names & NOT_OF_QUESTIONS


# --- Order and sense ------------------------------------------------------------------------------------------------


class Known:
    """What is known of a question by its entries so far."""

    __slots__ = (
        "index state taken source network commitment due answered minutes late owed_since late_named".split()
    )


class Walk:
    def __init__(self, now, seen):
        self.now, self.seen = now, seen
        self.time, self.silence_starts, self.silence_ends, self.is_back = None, [], [], False
        self.questions, self.faults, self.more = {}, [], 0

    def fault(self, code, index, question=None):
        if len(self.faults) < MOST_FAULTS:
            self.faults.append({"code": code, "index": index, "question": question})
        else:
            self.more += 1

    def take(self, entry, index):
        at = read_time(entry["at"])
        question = entry.get("question")
        codes = self.check_order(at, index)
        self.move_time(at)
        if question is not None:
            codes += self.check_question(entry, index, at)
        for code in dict.fromkeys(codes):
            self.fault(code, index, question)

    def check_order(self, at, index):
        codes = []
        was_back = self.is_back
        self.is_back = self.time is not None and at < self.time - SLACK
        if self.is_back and not was_back:
            codes.append("time_back")
        if at > self.now + SLACK:
            codes.append("time_ahead")
        if any(index >= size and at < when - DAY for size, when in self.seen):
            codes.append("backdated")
        return codes

    def move_time(self, at):
        if self.time is None:
            self.time = at
        elif at > self.time:
            if at - self.time > HOUR:
                self.silence_starts.append(self.time)
                self.silence_ends.append(at)
            self.time = at

    def awake(self, moment):
        """The moment, or the end of the silence that it lies in."""
        at = bisect.bisect_left(self.silence_starts, moment) - 1
        if at >= 0 and self.silence_starts[at] < moment < self.silence_ends[at]:
            return self.silence_ends[at]
        return moment

    def is_late_overdue(self, known, grace=0):
        if known.owed_since is None or known.due is None:
            return False
        return self.time > self.awake(max(known.due, known.owed_since)) + HOUR + grace

    def check_question(self, entry, index, at):
        number, kind = entry["question"], entry["kind"]
        before = self.questions.get(number)
        if before is None and kind not in ("taken", "split"):
            return ["question_unknown"]
        if before is not None and kind == "taken":
            return ["taken_twice"]
        if before is not None and kind == "erased":
            is_other = before.state != entry["state"]
            before.index, before.owed_since = index, None
            return ["state_contradicts"] if is_other else []
        times = {name: read_time(entry.get(name)) for name in ("taken", "due", "answered", "closed")}
        known = self.remember(entry, index, at, times, before)
        self.questions[number] = known
        return (
            self.check_times(entry, at, times)
            + self.check_past(entry, at, times, before)
            + self.check_late(entry, times, before, known)
            + ([] if self.is_state_right(entry, before) else ["state_contradicts"])
            + self.check_into(entry)
        )

    @staticmethod
    def remember(entry, index, at, times, before):
        known = Known()
        known.index, known.state = index, entry["state"]
        known.taken, known.source = times["taken"], entry["source"]
        known.network = entry.get("network", before.network if before else None)
        known.commitment = entry.get("commitment", before.commitment if before else None)
        known.due = times["due"] if times["due"] is not None else (before.due if before else None)
        known.answered, known.minutes = times["answered"], entry.get("minutes")
        known.late = "late" in entry
        known.late_named = before.late_named if before else False
        is_owed = (
            known.state in ("open", "merged")
            and known.answered is None
            and not known.late
            and times["due"] is not None
            and "imported" not in entry
        )
        is_still = before is not None and before.owed_since is not None and before.due == times["due"]
        known.owed_since = None if not is_owed else before.owed_since if is_still else at
        return known

    @staticmethod
    def check_times(entry, at, times):
        taken, due, answered, closed = times["taken"], times["due"], times["answered"], times["closed"]
        codes = []
        latest = max(time for time in (taken, answered, closed) if time is not None)
        if latest > at + SLACK or (closed is not None and closed < taken):
            codes.append("time_untrue")
        if answered is not None and answered < taken:
            codes.append("answer_before_question")
        is_on_time = answered is not None and due is not None and answered <= due and "late" not in entry
        if is_on_time != ("onTime" in entry):
            codes.append("on_time_untrue")
        minutes = entry.get("minutes")
        if minutes is not None and (answered is None or minutes > -((taken - answered) // 60) + 1):
            codes.append("minutes_untrue")
        if entry["kind"] == "late" and due is not None and at < due:
            codes.append("late_early")
        return codes

    @staticmethod
    def check_past(entry, at, times, before):
        taken, due, answered = times["taken"], times["due"], times["answered"]
        is_own = "imported" not in entry
        is_answer_old = is_own and answered is not None and at - answered > DAY
        if before is None:
            is_overdue = due is not None and due <= at and answered is None
            is_backdated = entry["kind"] == "taken" and is_own and at - taken > DAY and not is_overdue
            return (["taken_backdated"] if is_backdated else []) + (["answer_backdated"] if is_answer_old else [])

        def is_other(name, known):
            return name in entry and known is not None and entry[name] != known

        codes = []
        if (
            taken != before.taken
            or entry["source"] != before.source
            or is_other("network", before.network)
            or is_other("commitment", before.commitment)
        ):
            codes.append("taken_changed")
        was_answered = before.answered is not None
        if was_answered and answered is not None:
            are_minutes_other = before.minutes is not None and entry.get("minutes") != before.minutes
            if answered != before.answered or are_minutes_other:
                codes.append("answer_changed")
            if due is not None and due != before.due:
                codes.append("due_moved")
        is_answer_new = not was_answered and answered is not None
        if is_answer_new and is_answer_old:
            codes.append("answer_backdated")
        if before.late and "late" not in entry:
            is_moved = due != before.due and (due is None or due > at)
            if is_answer_new:
                if before.due is None or at > before.due + HOUR:
                    codes.append("answer_backdated")
            elif not is_moved:
                codes.append("late_withdrawn")
        return codes

    def check_late(self, entry, times, before, known):
        if known.late_named:
            return []
        codes = self.find_late(entry, times, before)
        if "late_missing" in codes:
            known.late_named = True
        return codes

    def find_late(self, entry, times, before):
        due, answered = times["due"], times["answered"]
        if answered is not None and due is not None and answered > due and "late" not in entry:
            return ["late_missing"]
        if before is None:
            return []
        if entry["kind"] == "late":
            return ["late_delayed"] if self.is_late_overdue(before, DAY) else []
        is_answer_new = before.answered is None and answered is not None
        is_quiet = "late" in entry and not before.late and not is_answer_new
        return ["late_missing"] if is_quiet or self.is_late_overdue(before) else []

    @staticmethod
    def is_state_right(entry, before):
        kind, state = entry["kind"], entry["state"]
        needed = {"answered": "answered", "closed": "closed", "merged": "into"}.get(state)
        if needed is not None and needed not in entry:
            return False
        if state == "open" and "answered" in entry:
            return False
        by_name = {"refused": "refused", "passedOn": "passed_on", "merged": "merged", "closed": "closed"}
        if kind in by_name and state != by_name[kind]:
            return False
        if kind in ("restored", "parted") and before is not None:
            if before.state != {"restored": "refused", "parted": "merged"}[kind]:
                return False
        if before is not None and before.state != state:
            if state in by_name.values():
                if by_name.get(kind) != state:
                    return False
            elif before.state in ("refused", "merged"):
                if kind != {"refused": "restored", "merged": "parted"}[before.state]:
                    return False
        if kind == "late":
            return "late" in entry and "answered" not in entry and state in ("open", "merged")
        if kind == "answered":
            return "answered" in entry and (before is None or before.answered is None)
        if kind == "promised":
            return "promise" in entry or "promisesMade" in entry
        if kind == "askedAgain":
            return "times" in entry
        return True

    def check_into(self, entry):
        into = entry.get("into")
        is_unknown = into is not None and (into == entry["question"] or into not in self.questions)
        return ["into_unknown"] if is_unknown else []

    def end(self):
        for number, known in self.questions.items():
            if not known.late_named and self.is_late_overdue(known):
                self.fault("late_missing", known.index, number)


# --- Figures --------------------------------------------------------------------------------------------------------

OUTCOMES = ("solved", "explained", "not_solved", "undeliverable")
RATED = ("satisfied", "neutral", "dissatisfied")
EVENTS = {
    "promised": ("promise_made", "promisesMade"),
    "kept": ("promise_kept", "promisesKept"),
    "moved": ("promise_moved", "promisesMoved"),
    "broken": ("promise_broken", "promisesBroken"),
    "askedAgain": ("asked_again", "times"),
}
SETTLED = ("promise_kept", "promise_moved", "promise_broken")
VERDICTS = ("found_false", "found_distorted", "found_true")


def total(*measures, of=None):
    return of, lambda sums, _: sum(sums[one] for one in measures)


def ratio(part, whole, of=None):
    def compute(sums, _):
        below = sum(sums[one] for one in whole)
        return sum(sums[one] for one in part) / below if below else None

    return of, compute


def quantile(place, of=None):
    def compute(_, minutes):
        if not minutes:
            return None
        at = place * (len(minutes) - 1)
        below, above = minutes[math.floor(at)], minutes[math.ceil(at)]
        return below + (above - below) * (at - math.floor(at))

    return of, compute


FIGURES = {
    "questions": total("taken"),
    "questions_of_pages": total("taken", of="incident"),
    **{one: total(one) for one in ("merged", "refused", "solvable", "answered", "closed", "solved")},
    "undeliverable": total("undeliverable"),
    "asked_again": total("asked_again"),
    "refused_share": ratio(["refused"], ["taken", "merged", "refused"]),
    "repeat_share": ratio(["repeated"], ["taken"]),
    "on_time": ratio(["on_time"], ["on_time", "late"]),
    "missed": total("late"),
    "first_answer": quantile(0.5),
    "first_answer_p90": quantile(0.9),
    "first_answer_mean": ratio(["minutes"], ["minutes_known"]),
    "solved_share": ratio(["solvable_solved"], ["solvable_closed"]),
    "solved_proved": ratio(["solved_evidence"], ["solved_evidence", "solved_unproved"]),
    "unproved_share": ratio(["solved_unproved"], ["solved"]),
    "explained_share": ratio(["explained"], ["closed"]),
    "not_solved_share": ratio(["not_solved"], ["closed"]),
    "silent_share": ratio(["silent"], ["closed"]),
    "reopened_share": ratio(["reopened"], ["closed"]),
    "satisfaction": ratio(["satisfied"], RATED),
    "response_rate": ratio(RATED, [*RATED, "silent"]),
    "promises_made": total("promise_made"),
    "promises_kept": ratio(["promise_kept"], SETTLED),
    "promises_kept_count": total("promise_kept"),
    "promises_moved": total("promise_moved"),
    "promises_broken": total("promise_broken"),
    "chat_questions": total("taken", "passed_on", of="chat"),
    "chat_answered": total("answered", of="chat"),
    "chat_on_time": ratio(["on_time"], ["on_time", "late"], of="chat"),
    "chat_first_answer": quantile(0.5, of="chat"),
    "chat_passed_on": ratio(["passed_on"], ["taken", "passed_on"], of="chat"),
    "stream_questions": total("taken", "passed_on", of="livestream"),
    "stream_answered": total("answered", of="livestream"),
    "stream_passed_on": ratio(["passed_on"], ["taken", "passed_on"], of="livestream"),
    "rumours": total("taken", of="rumour"),
    "rumours_checked": total("checked", of="rumour"),
    "rumours_false": ratio(["found_false", "found_distorted"], VERDICTS, of="rumour"),
    "rumours_in_time": ratio(["checked_in_time"], ["checked"], of="rumour"),
    "rumour_check_time": ratio(["check_minutes"], ["checked"], of="rumour"),
}


class Recount:
    """Counts the public figures of a month from the entries, and from nothing else."""

    def __init__(self, month, municipality=None):
        self.month, self.municipality, self.zone = month, municipality, None
        self.questions, self.rumours, self.events = {}, {}, []

    def take(self, entry):
        kind = entry["kind"]
        if self.zone is None:
            self.zone = find_zone(entry) if kind == "key" else None
        if self.zone is None:
            return
        if kind in RUMOUR_STEPS:
            self.rumours[entry["rumour"]] = entry
        elif kind in STEPS and kind != "erased":
            before = self.questions.get(entry["question"])
            self.take_events(entry, before)
            self.questions[entry["question"]] = entry

    def take_events(self, entry, before):
        for kind, (measure, member) in EVENTS.items():
            if before is None:
                amount = int(entry["kind"] == kind)
            else:
                amount = entry.get(member, 0) - before.get(member, 0)
            if amount != 0:
                self.events.append((entry, measure, amount))

    def is_in(self, moment):
        if moment is None:
            return False
        return datetime.fromtimestamp(read_time(moment), self.zone).strftime("%Y-%m") == self.month

    def is_cut(self, entry):
        return self.municipality is None or entry.get("municipality") == self.municipality

    def figures(self):
        """By their codes; None where there is no value, or no zone to count days in."""
        if self.zone is None:
            return {}
        sums, minutes = collections.defaultdict(collections.Counter), collections.defaultdict(list)
        for entry in filter(self.is_cut, [*self.questions.values(), *self.rumours.values()]):
            source = entry["source"]
            adds = rumour_adds if entry["kind"] in RUMOUR_STEPS else question_adds
            for moment, measure, amount in adds(entry):
                if amount and self.is_in(moment):
                    sums[source][measure] += int(amount)
            is_counted = entry.get("state") not in ("refused", "passed_on")
            if "minutes" in entry and is_counted and self.is_in(entry.get("answered")):
                minutes[source].append(entry["minutes"])
        for entry, measure, amount in self.events:
            if self.is_cut(entry) and self.is_in(entry["at"]):
                sums[entry["source"]][measure] += amount
        for source in ("incident", "chat", "livestream"):
            sums[None].update(sums[source])
            minutes[None] += minutes[source]
        return {code: compute(sums[of], sorted(minutes[of])) for code, (of, compute) in FIGURES.items()}


def find_zone(entry):
    """None where the Book names a time zone that is none."""
    try:
        return zoneinfo.ZoneInfo(entry["zone"])
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return None


def question_adds(entry):
    state, outcome, satisfaction = entry["state"], entry.get("outcome"), entry.get("satisfaction")
    taken, answered = entry["taken"], entry.get("answered")
    if state in ("refused", "passed_on"):
        return [(taken, state, 1)]
    is_own, is_solved = state != "merged", outcome == "solved"
    closed = entry.get("closed") if state == "closed" else None
    return [
        (taken, "taken" if is_own else "merged", 1),
        (taken, "solvable", is_own and "solvable" in entry),
        (taken, "repeated", is_own and "repeat" in entry),
        (answered, "answered", 1),
        (answered, "minutes", entry.get("minutes", 0)),
        (answered, "minutes_known", "minutes" in entry),
        (answered, "on_time", "onTime" in entry),
        (entry.get("due"), "late", "late" in entry),
        (closed, "closed", 1),
        (closed, outcome, outcome in OUTCOMES),
        (closed, "solvable_closed", "solvable" in entry),
        (closed, "solvable_solved", is_solved and "solvable" in entry),
        (closed, "solved_evidence" if "evidence" in entry else "solved_unproved", is_solved),
        (closed, "silent" if satisfaction == "no_answer" else satisfaction, satisfaction is not None),
        (closed, "reopened", "times" in entry),
    ]


def rumour_adds(entry):
    published, due, verdict = entry.get("published"), entry.get("due"), entry.get("verdict")
    adds = [(entry["taken"], "refused" if entry["kind"] == "dropped" else "taken", 1)]
    if published is None:
        return adds
    took = read_time(published) - read_time(entry["taken"])
    return adds + [
        (published, "checked", 1),
        (published, "found_false", verdict == "fake"),
        (published, "found_distorted", verdict == "distortion"),
        (published, "found_true", verdict == "true"),
        (published, "checked_in_time", due is not None and read_time(published) <= read_time(due)),
        (published, "check_minutes", int(took / 60)),
    ]


# --- The whole Book -------------------------------------------------------------------------------------------------


class Keys:
    """Who may sign the Book: the key of its first entry, and those that it was passed on to."""

    def __init__(self, origin):
        self.origin, self.keys = origin, []

    def take(self, entry, index):
        """The code of what is wrong with the entry as one of the log itself, or None."""
        if entry["kind"] == "key":
            return self.open(entry) if index == 0 else "key_again"
        if index == 0:
            return "first_not_key"
        if entry["kind"] != "rotated" or not self.keys:
            return None
        return None if self.rotate(entry) else "rotation_unsigned"

    def open(self, entry):
        try:
            key = read_key(entry["key"])
        except Unreadable:
            return "first_not_key"
        if key.kind != NOTE:
            return "first_not_key"
        self.keys.append(key)
        return None if entry["origin"] == self.origin == key.name else "origin_differs"

    def rotate(self, entry):
        current = self.keys[-1]
        said = {name: value for name, value in entry.items() if not name.lower().endswith("signature")}
        message = canonical(said).encode()
        try:
            key = read_key(entry["key"])
            new, old = read_base64(entry["signature"]), read_base64(entry["previousSignature"])
        except Unreadable:
            return False
        is_of_this_book = entry["previous"] == current.text() and key.name == current.name and key.kind == NOTE
        if not is_of_this_book or not is_signature(key.public_key, new, message):
            return False
        if not is_signature(current.public_key, old, message):
            return False
        self.keys.append(key)
        return True


def verify(source, key=None, witnesses=(), known=None, now=None, recount=None, days=()):
    data = source.read("checkpoint", LARGEST_NOTE)
    if data is None:
        raise Unreadable("there is no checkpoint")
    checkpoint = Checkpoint(data)
    if checkpoint.size > MOST_ENTRIES:
        raise Unreadable("more entries than this program reads")
    tiles = Tiles(source, checkpoint.size)
    times = [known.note.seen_by(witness) for witness in witnesses] if known else []
    seen = [(known.size, seconds) for seconds in times if seconds is not None]
    walk = Walk(time.time() if now is None else now, seen)
    keys = Keys(checkpoint.origin)
    wanted = {size for _, size, _ in days} | ({known.size} if known else set())
    tree = read_all(tiles, walk, keys, wanted, recount)
    faults = check_keys(checkpoint, keys, key)
    faults += check_known(checkpoint, tree, known, keys.keys + ([key] if key else []))
    faults += check_tree(checkpoint, tree, tiles)
    faults += [("day_differs", None) for _, size, root in days if root_at(checkpoint, tree, size) != root]
    faults += [("not_witnessed", None) for witness in witnesses if checkpoint.note.seen_by(witness) is None]
    found = [{"code": code, "index": index, "question": None} for code, index in faults]
    return {
        "origin": checkpoint.origin,
        "size": checkpoint.size,
        "questions": len(walk.questions),
        "faults": found + walk.faults,
        "moreFaults": walk.more,
        "figures": recount.figures() if recount else {},
    }


def read_all(tiles, walk, keys, wanted, recount=None):
    """Reads every entry once; gives the root, the roots of wanted sizes and the first hash that is another."""
    frontier, roots, difference = Frontier(), {}, None
    levels = [[]]
    for bundle in range(-(-tiles.size // TILE_WIDTH)):
        entries = tiles.read_bundle(bundle)
        served = tiles.read_hashes(0, bundle)
        for at, data in enumerate(entries):
            index = bundle * TILE_WIDTH + at
            leaf = hash_leaf(data)
            if leaf != served[at] and difference is None:
                difference = index
            frontier.add(leaf)
            carry_up(levels, leaf)
            if frontier.size in wanted:
                roots[frontier.size] = frontier.root()
            take_entry(data, index, walk, keys, recount)
    if tiles.size == 0:
        walk.fault("first_not_key", None)
    elif walk.time is not None:
        walk.end()
    return {"root": frontier.root(), "roots": roots, "difference": difference, "levels": levels}


def carry_up(levels, leaf):
    """Hashes of each level above the leaves; of level 0 those of the tile that is not full yet."""
    levels[0].append(leaf)
    level = 0
    while len(levels[level]) % TILE_WIDTH == 0:
        if level + 1 == len(levels):
            levels.append([])
        levels[level + 1].append(hash_perfect(levels[level][-TILE_WIDTH:]))
        if level == 0:
            levels[0].clear()
        level += 1


def take_entry(data, index, walk, keys, recount=None):
    entry = read_entry(data)
    if entry is None:
        walk.fault("entry_unreadable", index)
        return
    code = keys.take(entry, index)
    if code is not None:
        walk.fault(code, index)
    walk.take(entry, index)
    if recount:
        recount.take(entry)


def root_at(checkpoint, tree, size):
    """Of the first so many entries; None where there were never so many."""
    return tree["root"] if size == checkpoint.size else tree["roots"].get(size)


def check_keys(checkpoint, keys, key):
    faults = []
    if not keys.keys or not checkpoint.note.is_signed_by(keys.keys[-1]):
        faults.append(("checkpoint_unsigned", None))
    if key is not None and not any(key.is_same(one) for one in keys.keys):
        faults.append(("key_replaced", 0))
    return faults


def check_known(checkpoint, tree, known, signers):
    if known is None:
        return []
    if not any(known.note.is_signed_by(key) for key in signers):
        raise Unreadable("no key of this Book has signed the known checkpoint")
    if known.size > checkpoint.size:
        return [("tail_cut", checkpoint.size)]
    root = Frontier().root() if known.size == 0 else tree["roots"][known.size]
    return [] if root == known.root else [("history_rewritten", None)]


def check_tree(checkpoint, tree, tiles):
    difference = tree["difference"]
    if tree["root"] == checkpoint.root:
        return check_tiles(tree, tiles)
    if difference is not None and is_hash_signed(checkpoint, difference, tiles):
        return [("entry_altered", difference)]
    return [("root_differs", None)]


def is_hash_signed(checkpoint, index, tiles):
    try:
        return is_in_tree(index, checkpoint.size, checkpoint.root, tiles.hash_range)
    except Unreadable:
        return False


def check_tiles(tree, tiles):
    faults = [] if tree["difference"] is None else [("tile_altered", tree["difference"])]
    for level, hashes in enumerate(tree["levels"]):
        if level == 0:
            continue
        for index in range(-(-len(hashes) // TILE_WIDTH)):
            expected = hashes[index * TILE_WIDTH : (index + 1) * TILE_WIDTH]
            if tiles.read_hashes(level, index) != expected:
                faults.append(("tile_altered", index * TILE_WIDTH ** (level + 1)))
    return faults


# --- The command ----------------------------------------------------------------------------------------------------


def read_arguments(arguments):
    parser = argparse.ArgumentParser(description="Checks a Book of questions.")
    parser.add_argument("place", help="URL or FOLDER")
    parser.add_argument("--key", help="the key of the Book that you know")
    parser.add_argument("--witness", action="append", default=[], help="a witness who has to have signed")
    parser.add_argument("--known", help="a file with a checkpoint that came by another way")
    parser.add_argument("--days", help="a text with ends of days: day, entries, root")
    parser.add_argument("--figures", metavar="YYYY-MM", help="counts the figures of this month")
    parser.add_argument("--municipality", help="of this municipality alone")
    parser.add_argument("--now", type=int, help="the time of the check, in seconds since 1970")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args(arguments)


def read_known(file):
    if file is None:
        return None
    try:
        with open(file, "rb") as opened:
            return Checkpoint(opened.read(LARGEST_NOTE + 1))
    except OSError as error:
        raise Unreadable(str(error)) from None


PUBLISHED_DAY = re.compile(
    r"\b([0-9]{4}-[0-9]{2}-[0-9]{2})\b[^\n]*?\b([0-9]{1,15})\b[^\n]*?(?<![A-Za-z0-9+/])([A-Za-z0-9+/]{43}=)"
)


def read_days(file):
    """Each line of any text that has a day, a size and a root, in this order."""
    if file is None:
        return []
    try:
        with open(file, encoding="utf-8") as opened:
            text = opened.read()
    except (OSError, ValueError) as error:
        raise Unreadable(str(error)) from None
    return [(day, int(size), read_base64(root)) for day, size, root in PUBLISHED_DAY.findall(text)]


def judge(options):
    """The verdict and all that led to it."""
    try:
        key = read_key(options.key) if options.key else None
        witnesses = [read_key(text) for text in options.witness]
        witnesses = [Key(one.name, COSIGNATURE, one.public_key) for one in witnesses]
        recount = Recount(options.figures, options.municipality) if options.figures else None
        known = read_known(options.known)
        days = read_days(options.days)
        report = verify(Source(options.place), key, witnesses, known, options.now, recount, days)
    except Unreadable as error:
        return {"verdict": "unreadable", "why": str(error), "faults": []}
    return {"verdict": "forged" if report["faults"] else "whole", **report}


def print_report(report):
    if report["verdict"] == "unreadable":
        print(f"The Book could not be read: {report['why']}")
        return
    print(f"{report['origin']}: {report['size']} entries, {report['questions']} questions")
    faults = report["faults"]
    for fault in faults[:50]:
        place = "Book" if fault["index"] is None else f"entry {fault['index']}"
        of = "" if fault["question"] is None else f", question {fault['question']}"
        print(f"  {fault['code']}: {place}{of}")
    for code, value in report["figures"].items():
        print(f"  {code}: {'—' if value is None else round(value, 4)}")
    print(f"FORGED: {len(faults) + report['moreFaults']} faults" if faults else "WHOLE")


def main(arguments):
    options = read_arguments(arguments)
    report = judge(options)
    if options.json:
        print(json.dumps(report))
    else:
        print_report(report)
    return {"whole": 0, "forged": 1, "unreadable": 2}[report["verdict"]]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
