"""What goes wrong on a cluster, in our words."""

from __future__ import annotations

from vpextract.errors import ClusterError, WorkerDiedError


def translated(fault: BaseException) -> Exception:
    """A fault of Dask's in our words; our own as they are."""
    from distributed import KilledWorker

    if isinstance(fault, KilledWorker):
        return WorkerDiedError(
            "The workers of the cluster died whenever they were to read it. Run it without --cluster."
        )
    if _module_missing(fault):
        return no_program(fault)
    return fault if isinstance(fault, Exception) else RuntimeError(str(fault))


def no_program(fault: BaseException, where: str = "") -> ClusterError:
    which = f"The worker {where}" if where else "A worker of the cluster"
    if _module_missing(fault):
        return ClusterError(
            f"{which} has no vpextract, or too old a one. Install it there: pip install 'vpextract[dask]', and start "
            "the worker again."
        )
    reason = " ".join(f"{type(fault).__name__}: {fault}".split())[:300]
    return ClusterError(f"{which} cannot run vpextract ({reason}). Its own log says more.")


def _module_missing(fault: BaseException | None) -> bool:
    while fault is not None:
        if "No module named 'vpextract" in str(fault):  # of some faults, Dask brings the text only
            return True
        fault = fault.__cause__ or fault.__context__
    return False
