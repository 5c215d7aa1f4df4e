"""Where the tests over HTTP are played: one site, whose people remember what they did.

A step that was taken once in a worker, by the same person on the same site, is not taken
again: what it wrote comes back, with the answer it had. Stories that begin alike are so
walked once. What reads or is refused is asked each time, and so are the forms of pages and
all that a test does after it wrote or patched something itself.
"""

from collections.abc import Callable
from collections.abc import Hashable
from functools import partial
from imio.mutualisation.testing import DEMO_FIXTURE
from io import BytesIO
from plone.app.testing import IntegrationTesting
from plone.testing.zope import WSGI_SERVER_FIXTURE
from requests import PreparedRequest
from requests.adapters import HTTPAdapter
from tempfile import TemporaryDirectory
from threading import current_thread
from threading import main_thread
from typing import Any
from urllib3 import HTTPResponse
from ZODB.blob import BlobStorage
from ZODB.DB import DB
from ZODB.DemoStorage import DemoStorage
from ZODB.MappingStorage import MappingStorage

import present
import transaction


SAFE = {"GET", "HEAD", "OPTIONS"}
CACHE = 50_000  # objects: all of the site


class Scene(DemoStorage):
    """What was written since the scene before, on which it lies.

    `written`: the objects that another scene may hold otherwise; `then`: what was done
    from here, with what was told of it and the scene it led to.
    """

    def __init__(self, base, changes, written=frozenset()):
        super().__init__("scene", base, changes, close_base_on_close=False)
        self.written = written
        self.then = {}


class Stage(DemoStorage):
    """A scene, and on it what a test writes; to play another leaves what was read.

    The site is not loaded again for each test, which answers much faster.
    """

    def __init__(self, site):
        self.folder = TemporaryDirectory()
        self.remembers = True
        self.ground = Scene(site, self._blank())
        super().__init__("stage", self.ground, self._blank(), close_base_on_close=False)

    def registerDB(self, wrapper):
        super().registerDB(wrapper)
        self._readers = wrapper

    def close(self):
        super().close()
        self.folder.cleanup()

    @property
    def written(self) -> frozenset[bytes]:
        return self.base.written.union(self._memory._data)

    def play(self, scene: Scene) -> None:
        """Go on from there; what was written since is gone."""
        others = self.written | scene.written
        self._go_on(scene)
        self._readers.invalidate(self.lastTransaction(), others)

    def once(self, what: Hashable, do: Callable[[], Any]) -> Any:
        """What `do` returns; its traces only, where it was done before."""
        if not self.remembers or len(self._memory):
            return do()
        if what in self.base.then:
            told, scene = self.base.then[what]
            self.play(scene)
            return told
        told, before = do(), self.base
        if len(self._memory):
            self._go_on(Scene(before, self.changes, self.written))
            before.then[what] = told, self.base
        return told

    def _blank(self):
        self._memory = MappingStorage()
        return BlobStorage(self.folder.name, self._memory)

    def _go_on(self, scene):
        self.base, self.changes = scene, self._blank()
        self._copy_methods_from_changes(self.changes)


class Playing(IntegrationTesting):
    """Each test on the same stage, which is bare when it begins."""

    def setUp(self):
        super().setUp()
        self.stage = Stage(self["zodbDB"].storage)
        self.database = DB(self.stage, cache_size=CACHE)

    def tearDown(self):
        self.database.close()
        super().tearDown()

    def testSetUp(self):
        self["zodbDB"] = self.database
        super().testSetUp()
        transaction.commit = self._original_commit  # what is written goes all the same

    def testTearDown(self):
        super().testTearDown()
        del self["zodbDB"]
        self.stage.play(self.stage.ground)


class Steps(HTTPAdapter):
    """What the people of a stage do; each takes the same step once."""

    def __init__(self, stage: Stage):
        super().__init__()
        self.stage = stage

    def send(self, request, **options):
        ask = partial(super().send, request, **options)
        if (
            is_form(request)
            or request.method in SAFE
            or current_thread() is not main_thread()
        ):
            return ask()
        heard = tuple(sorted(request.headers.items()))
        step = (request.method, request.url, heard, request.body, present.ahead)
        body, more = self.stage.once(step, lambda: kept(ask().raw))
        answer = HTTPResponse(BytesIO(body), **more, preload_content=False)
        return self.build_response(request, answer)


def is_form(request: PreparedRequest) -> bool:
    """Whether a page takes it in, with its token."""
    body = request.body or b""
    return b"_authenticator" in (body.encode() if isinstance(body, str) else body)


def kept(answer: HTTPResponse) -> tuple[bytes, dict[str, Any]]:
    """All that an answer says, as it came; its cookies are read in the original."""
    names = ("headers", "status", "reason", "_original_response")
    headers, status, reason, original = (getattr(answer, name) for name in names)
    body = answer.read(decode_content=False)
    more = {"headers": headers, "status": status, "reason": reason}
    return body, {**more, "original_response": original}


FUNCTIONAL_TESTING = Playing(
    bases=(DEMO_FIXTURE, WSGI_SERVER_FIXTURE), name="mutualisation:functional"
)
