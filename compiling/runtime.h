/* What matchers of single patterns need, and the Python types they are called through.

   A pattern is two C functions for each width of a character, written by matchers.py: one
   matches at a place, one searches from a place on. Both give where the match ends, NOTHING, or
   GIVE_UP: then, and for texts beyond the Basic Multilingual Plane, `re` itself is asked. */

#ifndef RISALAH_PATTERNS_H
#define RISALAH_PATTERNS_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stddef.h>
#include <string.h>

typedef Py_ssize_t at_t;

#define NOTHING (-1)
#define GIVE_UP (-2)
#define MOST_LOOPS 24
#define MOST_MARKS 80
/* repetitions of a group within each other, each of which takes C stack, before `re` is asked */
#define MOST_DEPTH 1000

typedef struct {
    at_t end;
    at_t begun;      /* where a search found its match */
    at_t must_not;   /* no match may end here: right after an empty match */
    at_t lastindex;
    int full;        /* the match must reach the end */
    int depth;
    at_t count[MOST_LOOPS];
    at_t last[MOST_LOOPS];
    at_t mark[MOST_MARKS];
} state_t;

typedef at_t (*matcher1)(state_t *, const Py_UCS1 *, at_t);
typedef at_t (*matcher2)(state_t *, const Py_UCS2 *, at_t);

typedef struct {
    const char *pattern;
    int flags;
    int groups;
    const char *const *names; /* by group, NULL where it has none */
    matcher1 match1, search1;
    matcher2 match2, search2;
} program_t;

extern const program_t *const risalah_programs[];

typedef struct {
    PyObject_HEAD
    const program_t *program;
    PyObject *pattern;
    PyObject *real;       /* the pattern of `re`, made when it is first needed */
    PyObject *groupindex; /* name -> number of its group */
} Pattern;

typedef struct {
    PyObject_VAR_HEAD
    Pattern *pattern;
    PyObject *string;
    at_t pos, endpos, lastindex;
    at_t mark[1]; /* start and end of the match, then of each group, -1 where it has no part */
} Match;

/* what other modules in C call: in a capsule of this name */
#define CALLS "ingest.quick_patterns.calls"
enum { RUN_MATCH, RUN_FULL, RUN_SEARCH };

typedef struct {
    PyTypeObject *pattern, *match;
    PyObject *(*run)(PyObject *pattern, PyObject *text, at_t pos, at_t end, int how);
} calls_t;

#endif
