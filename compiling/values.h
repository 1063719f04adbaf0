/* How other modules in C make values: in a capsule of this name. */

#ifndef RISALAH_VALUES_H
#define RISALAH_VALUES_H

#include <Python.h>

#define MAKERS "ingest.quick_values.makers"

typedef struct {
    /* the class, then the values of all its fields; the first argument counts for nothing */
    PyObject *(*frozen)(PyObject *, PyObject *const *given, Py_ssize_t count);
} makers_t;

#endif
