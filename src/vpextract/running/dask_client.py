"""The way to the scheduler of a Dask cluster; Dask's own words about it do not reach the user."""

from __future__ import annotations

import asyncio
import logging
import warnings
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from vpextract.errors import ClusterError, MissingPackageError

if TYPE_CHECKING:
    from distributed import Client

_CONNECT = 6.0
"""Seconds for the scheduler to answer."""
_CLOSE = 10.0
_NOISY = ("distributed", "tornado", "dask", "asyncio")


@contextmanager
def client_at(address: str) -> Iterator[Client]:
    """A client of the scheduler. ClusterError where none answers; MissingPackageError where Dask is not installed."""
    try:
        import distributed
    except ImportError:
        raise MissingPackageError(
            "A cluster needs the package distributed, which is not installed. Type: pip install 'vpextract[dask]'"
        ) from None
    with _quiet():
        _check(address)
        try:
            client = distributed.Client(address, timeout=_CONNECT, set_as_default=False, name="vpextract")
        except OSError:
            raise _silent(address) from None
        try:
            yield client
        finally:
            with suppress(Exception):
                client.close(timeout=_CLOSE)


def _check(address: str) -> None:
    """Before a client is made, as one that cannot be leaves threads and a traceback behind."""
    from distributed.comm import get_address_host_port

    try:
        get_address_host_port(address)
    except (ValueError, NotImplementedError, ImportError) as problem:
        reason = " ".join(str(problem).split()) or type(problem).__name__
        raise ClusterError(
            f"{address} is no address of a Dask scheduler ({reason}). It looks like tcp://10.0.0.5:8786."
        ) from None
    try:
        with ThreadPoolExecutor(1) as elsewhere:  # this thread may have a loop of its own, as in a notebook
            elsewhere.submit(asyncio.run, _greeted(address)).result()
    except OSError:
        raise _silent(address) from None
    except Exception:  # such as MemoryError, where the first bytes of a web page are taken for a length
        raise ClusterError(f"What answers at {address} is no Dask scheduler. Check the address and its port.") from None


async def _greeted(address: str) -> None:
    from distributed import Security
    from distributed.comm import connect

    comm = await connect(address, timeout=_CONNECT, **Security().get_connection_args("client"))
    await comm.close()


def _silent(address: str) -> ClusterError:
    return ClusterError(f"No Dask scheduler answers at {address}. Start one with dask scheduler, or check the address.")


@contextmanager
def _quiet() -> Iterator[None]:
    import dask.config

    names = [name for name in logging.root.manager.loggerDict if name.partition(".")[0] in _NOISY]
    loggers = [logging.getLogger(name) for name in {*names, *_NOISY}]
    before = [logger.disabled for logger in loggers]
    with (
        dask.config.set(
            {"distributed.admin.large-graph-warning-threshold": "1 TiB"}
        ),  # documents travel with the calls
        warnings.catch_warnings(),
    ):
        warnings.filterwarnings("ignore", module="distributed|dask")
        for logger in loggers:
            logger.disabled = True
        try:
            yield
        finally:
            for logger, was in zip(loggers, before, strict=True):
                logger.disabled = was
