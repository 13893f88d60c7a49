"""How much memory a process of its own needed at its peak, in code that is sent to such a process.

`ru_maxrss` will not do: a process inherits its parent's peak through fork and exec, and a test run is large.
"""

PEAK = """
def peak_megabytes():
    status = dict(line.split(":", 1) for line in open("/proc/self/status", encoding="ascii"))
    return int(status["VmHWM"].split()[0]) / 1024
"""
"""Source of `peak_megabytes()`: Linux's high-water mark of this process's own memory."""
