# Ends programs whose starter is gone: standard input ends when the process that started this shell
# does, however it is killed. Argument: RUN, which is part of a variable in the environment of
# whatever the programs start. A line on standard input is the TRIAL of a program to abort, for
# which many languages print where they stand.
run=$1
trap '' HUP INT TERM PIPE

running() {
    if [ -r /proc/self/environ ]; then
        grep -slF "REPRO_TRIAL=$1" /proc/[0-9]*/environ | cut -d/ -f3
    else
        ps -A -E -ww -o pid=,command= | grep -F "REPRO_TRIAL=$1" | awk '{ print $1 }'
    fi
}

while read -r trial; do
    kill -ABRT $(running "$trial")
done
# Whatever forks while it is being ended is ended in the next round. One look that finds nothing is
# not enough: between two programs a process has no environment for a moment.
clear=0
for round in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    left=$(running "$run")
    if [ -n "$left" ]; then
        kill -KILL $left
        clear=0
    else
        clear=$((clear + 1))
        [ $clear = 3 ] && break
        sleep 0.05
    fi
done
