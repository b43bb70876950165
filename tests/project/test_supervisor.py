"""Children that die are started again; told to stop, everything stops."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

SCRIPT = textwrap.dedent(
    """
    import sys
    from zhengtong.project.supervisor import Child, Supervisor
    mark = sys.argv[1]
    steady = f"import time; open({mark!r} + '.steady', 'a').write('s'); time.sleep(60)"
    dying = f"open({mark!r} + '.dying', 'a').write('d')"
    Supervisor(
        [Child("steady", [sys.executable, "-c", steady]),
         Child("dying", [sys.executable, "-c", dying])],
        say=lambda words: print(words, flush=True),
    ).run()
    print("end", flush=True)
    """
)


def test_what_dies_is_started_again_and_ctrl_c_stops_all(tmp_path):
    mark = tmp_path / "mark"
    process = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(mark)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=os.getcwd(),
    )
    dying, steady = mark.with_name("mark.dying"), mark.with_name("mark.steady")
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        if dying.exists() and len(dying.read_text()) >= 2 and steady.exists():
            break
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    told, _ = process.communicate(timeout=30)
    assert process.returncode == 0
    assert len(dying.read_text()) >= 2
    assert steady.read_text() == "s"
    assert "dying ended with 0; starting it again" in told
    assert told.endswith("end\n")


def test_nobody_lives_on_when_the_supervisor_is_killed(tmp_path):
    script = textwrap.dedent(
        """
        import sys
        from zhengtong.project.supervisor import Child, Supervisor
        sleeping = "import os, time; print(os.getpid(), flush=True); time.sleep(60)"
        Supervisor([Child("asleep", [sys.executable, "-c", sleeping])], say=print).run()
        """
    )
    process = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert process.stdout
    child = int(process.stdout.readline())
    process.kill()
    process.wait(10)
    # The pipe ends when the last one that holds it is going; it may take a moment to be gone.
    assert process.stdout.read() == ""
    deadline = time.monotonic() + 10
    while is_alive(child):
        assert time.monotonic() < deadline
        time.sleep(0.01)


def is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
