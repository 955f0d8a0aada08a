# Sourced: a PostgreSQL server of our own, in a temporary folder, on a socket of its own.
# Usage: start_postgres BIN; it sets POSTGRES_URL.
as_server() { # PostgreSQL refuses to run as root
    if [ "$(id -u)" -eq 0 ]; then
        runuser -u postgres -- "$@"
    else
        "$@"
    fi
}
start_postgres() {
    local bin=$1
    POSTGRES_BIN=$bin
    POSTGRES_DIR=$(mktemp -d /tmp/alongside-postgres.XXXXXX)
    if [ "$(id -u)" -eq 0 ]; then chown postgres "$POSTGRES_DIR"; fi
    as_server "$bin/initdb" -D "$POSTGRES_DIR/data" -U alongside --auth=trust -E UTF8 --locale=C.UTF-8 >/dev/null || return 1
    as_server "$bin/pg_ctl" -D "$POSTGRES_DIR/data" -w -l "$POSTGRES_DIR/log" \
        -o "-c listen_addresses='' -c unix_socket_directories=$POSTGRES_DIR -c fsync=off -c synchronous_commit=off -c full_page_writes=off" start >/dev/null || return 1
    # The site's own role is no superuser: row-level security does not hold for one.
    "$bin/createuser" -h "$POSTGRES_DIR" -U alongside --createdb site || return 1
    "$bin/createdb" -h "$POSTGRES_DIR" -U alongside -O site alongside || return 1
    POSTGRES_URL="postgres://site@${POSTGRES_DIR//\//%2F}/alongside"
}
stop_postgres() {
    as_server "$POSTGRES_BIN/pg_ctl" -D "$POSTGRES_DIR/data" -m immediate stop >/dev/null 2>&1
    rm -rf "$POSTGRES_DIR"
}
