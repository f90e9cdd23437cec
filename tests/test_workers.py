"""Several processes: results in order, errors as they were, and an end in every case."""

from __future__ import annotations

import operator
import os
import time

import pytest

from firsthand.errors import CallError, CaseError
from firsthand.workers import FEW, SETTING, WorkerError, Workers, processes


def refuse(job):
    """Fails for job 7 as a stage would."""
    if job == 7:
        raise CaseError("here", "it is damaged", "Mend it")
    return job


@pytest.fixture(autouse=True)
def _two(monkeypatch):
    monkeypatch.setenv(SETTING, "2")


def each(function, jobs, units=FEW + 1):
    with Workers() as workers:
        return list(workers.each(function, jobs, units))


def test_results_come_in_order_from_other_processes():
    assert each(operator.neg, range(40)) == [-i for i in range(40)]
    where = each(eval, ["__import__('os').getpid()"] * 8)
    assert 1 <= len(set(where)) <= 2
    assert os.getpid() not in where


def test_little_work_stays_in_this_process(monkeypatch):
    assert set(each(eval, ["__import__('os').getpid()"] * 3, units=3)) == {os.getpid()}
    monkeypatch.setenv(SETTING, "1")
    assert set(each(eval, ["__import__('os').getpid()"] * 3)) == {os.getpid()}


def test_jobs_are_taken_only_as_results_are_wanted():
    taken = []
    with Workers() as workers:
        results = workers.each(operator.neg, (taken.append(i) or i for i in range(1000)), 1000)
        assert [next(results) for _ in range(3)] == [0, -1, -2]
        assert len(taken) < 10


def test_an_error_of_a_process_is_raised_here_as_it_was():
    with pytest.raises(CaseError, match="here: it is damaged"):
        each(refuse, range(20))
    with pytest.raises(WorkerError, match="ValueError: invalid literal"):
        each(int, ["1", "x"])


def test_what_a_function_prints_is_no_answer():
    assert each(print, ["a line\n"] * 5) == [None] * 5


def test_a_process_that_is_killed_is_an_error_and_no_wait():
    began = time.monotonic()
    with pytest.raises(WorkerError, match="a working process: it ended early"):
        each(os._exit, [9] * 6)
    assert time.monotonic() - began < 60


def test_processes_end_with_the_block_even_where_the_work_is_not_done():
    with Workers() as workers:
        pids = workers.each(eval, ["__import__('os').getpid()"] + ["__import__('time').sleep(600)"] * 5, 100)
        pid = next(pids)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_the_setting_is_a_number_of_processes(monkeypatch):
    assert processes() == 2
    monkeypatch.delenv(SETTING)
    assert processes() >= 1
    for wrong in ("0", "-1", "two", "1.5"):
        monkeypatch.setenv(SETTING, wrong)
        with pytest.raises(CallError, match=SETTING):
            processes()
