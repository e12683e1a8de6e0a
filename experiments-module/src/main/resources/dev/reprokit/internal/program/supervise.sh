# Runs a program and ends it with everything that it has started, also when the process that
# started this shell is killed: standard input ends then. Arguments: TOKEN PROGRAM WORD...
# A line 'dump' on standard input aborts the program, for which many languages print their stack.
token=$1
shift
# Nothing but the end of the program ends this shell, not even that nobody reads its output.
trap '' HUP INT TERM PIPE
exec 3<&0

running() {
    grep -slF "REPRO_TRIAL=$token" /proc/[0-9]*/environ 2>/dev/null | cut -d/ -f3
}

end() {
    kill -KILL "$1" 2>/dev/null
    # Whatever forks while it is being ended is ended in the next round.
    for round in 1 2 3 4 5 6 7 8 9 10; do
        left=$(running)
        [ -z "$left" ] && return
        kill -KILL $left 2>/dev/null
    done
}

( trap - HUP INT TERM PIPE; export REPRO_TRIAL="$token"; exec "$@" ) </dev/null 3<&- &
program=$!
(
    while read -r order; do
        [ "$order" = dump ] && kill -ABRT $(running) "$program" 2>/dev/null
    done
    end "$program"
) <&3 >/dev/null 2>&1 &
watcher=$!
wait "$program" 2>/dev/null
status=$?
kill -KILL "$watcher" 2>/dev/null
left=$(running)
if [ -n "$left" ]; then
    end "$program"
    echo "reprokit: processes of the program were still running after its end, and are ended:" $left
fi
exit "$status"
