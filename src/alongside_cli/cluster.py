"""A round's parts fanned out over a Dask cluster, or over this machine's cores."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from alongside.brokering.matching.components import Answer, Part
from alongside_cli.refusing import Refused

if TYPE_CHECKING:
    from distributed import Client

LOCAL = "local"
_PATIENCE = 10


class OnCluster:
    """Sends each part to a worker and gathers the answers in the order of the parts."""

    def __init__(self, client: Client, address: str) -> None:
        self.client = client
        self.address = address

    def __call__(self, work: Callable[[Part], Answer], parts: Sequence[Part], /) -> Sequence[Answer]:
        from distributed import CancelledError, KilledWorker  # noqa: PLC0415 - optional (the 'cluster' extra)

        if not parts:
            return []
        try:
            sent = self.client.scatter(list(parts), hash=False)  # type: ignore[no-untyped-call]  # Dask leaves it untyped
            answers: list[Answer] = self.client.gather(self.client.map(work, sent, pure=False))  # type: ignore[no-untyped-call]  # Dask leaves it untyped
        except (OSError, ImportError, KilledWorker, CancelledError) as error:
            raise Refused(
                f"the cluster at {self.address} did not finish ({type(error).__name__}); check its workers, and that each "
                "has this version of Alongside installed"
            ) from error
        return answers


@contextmanager
def on_cluster(address: str) -> Iterator[OnCluster]:
    """What runs parts on the cluster at an address like tcp://HOST:PORT, or on one started here for ``local``."""
    try:
        from distributed import Client, LocalCluster  # noqa: PLC0415 - optional (the 'cluster' extra)
    except ImportError as error:
        raise Refused(
            "--cluster needs Dask's 'distributed', which is not installed; install alongside[cluster]"
        ) from error
    if address == LOCAL:
        cluster = LocalCluster(threads_per_worker=1, dashboard_address=None)  # type: ignore[no-untyped-call]  # Dask leaves it untyped
        with cluster, Client(cluster) as client:  # type: ignore[no-untyped-call]  # Dask leaves it untyped
            yield OnCluster(client, address)
        return
    with _reached(Client, address) as client:
        yield OnCluster(client, address)


def _reached(connect: type[Client], address: str) -> Client:
    """A connection to a scheduler that has workers."""
    try:
        client = connect(address, timeout=_PATIENCE)
    except (OSError, ValueError) as error:
        raise Refused(
            f"no cluster answers at {address}; start 'dask scheduler' there and write --cluster tcp://HOST:PORT, or 'local'"
        ) from error
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except OSError as error:
        client.close()  # type: ignore[no-untyped-call]  # Dask leaves it untyped
        raise Refused(f"the cluster at {address} has no workers; start 'dask worker {address}' on a machine") from error
    return client
