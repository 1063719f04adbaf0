/* `ingest.quick_values`: frozen dataclasses and named tuples made by writing their fields where they are held.

   What a dataclass has for `__init__` is interpreted, and calls a setter for each field; a named tuple is made of another
   tuple. */

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <structmember.h>

#include "values.h"

#define KINDS 64
#define FIELDS 32

typedef struct {
    PyTypeObject *type;
    Py_ssize_t count;
    Py_ssize_t offsets[FIELDS]; /* of the fields in order */
} kind_t;

static kind_t kinds[KINDS];
static int known;

static const kind_t *learn(PyObject *type)
{
    if (!PyType_Check(type) || known == KINDS) {
        PyErr_SetString(PyExc_TypeError, "no class, or too many of them");
        return NULL;
    }
    PyObject *names = PyObject_GetAttrString(type, "__match_args__");
    if (names == NULL)
        return NULL;
    kind_t made = {.type = (PyTypeObject *)type, .count = PyTuple_Check(names) ? PyTuple_GET_SIZE(names) : FIELDS + 1};
    int failed = made.count > FIELDS;
    for (Py_ssize_t n = 0; !failed && n < made.count; n++) {
        PyObject *slot = PyObject_GetAttr(type, PyTuple_GET_ITEM(names, n));
        failed = slot == NULL || !Py_IS_TYPE(slot, &PyMemberDescr_Type)
                 || ((PyMemberDescrObject *)slot)->d_member->type != T_OBJECT_EX;
        if (!failed)
            made.offsets[n] = ((PyMemberDescrObject *)slot)->d_member->offset;
        Py_XDECREF(slot);
    }
    Py_DECREF(names);
    if (failed) {
        if (!PyErr_Occurred())
            PyErr_Format(PyExc_TypeError, "%R is no dataclass whose fields are all slots", type);
        return NULL;
    }
    Py_INCREF(type);
    kinds[known] = made;
    return &kinds[known++];
}

static const kind_t *kind_of(PyObject *type)
{
    static const kind_t *last[KINDS]; /* by address: where one was found */
    const kind_t **place = &last[((size_t)type >> 6) % KINDS];
    if (*place != NULL && (PyObject *)(*place)->type == type)
        return *place;
    const kind_t *kind = NULL;
    for (int n = 0; n < known && kind == NULL; n++)
        if ((PyObject *)kinds[n].type == type)
            kind = &kinds[n];
    if (kind == NULL && (kind = learn(type)) == NULL)
        return NULL;
    return *place = kind;
}

static PyObject *frozen(PyObject *module, PyObject *const *args, Py_ssize_t nargs)
{
    if (nargs < 1) {
        PyErr_SetString(PyExc_TypeError, "frozen() takes a class and the values of all its fields");
        return NULL;
    }
    const kind_t *kind = kind_of(args[0]);
    if (kind == NULL)
        return NULL;
    if (kind->count != nargs - 1) {
        PyErr_Format(PyExc_TypeError, "%R has %zd fields, %zd values are given", args[0], kind->count, nargs - 1);
        return NULL;
    }
    PyObject *made = kind->type->tp_alloc(kind->type, 0);
    if (made != NULL)
        for (Py_ssize_t n = 0; n < kind->count; n++)
            *(PyObject **)((char *)made + kind->offsets[n]) = Py_NewRef(args[n + 1]);
    return made;
}

static PyObject *named(PyObject *module, PyObject *const *args, Py_ssize_t nargs)
{
    if (nargs < 1 || !PyType_Check(args[0]) || !PyType_IsSubtype((PyTypeObject *)args[0], &PyTuple_Type)) {
        PyErr_SetString(PyExc_TypeError, "named() takes a class of named tuples and the values of all its fields");
        return NULL;
    }
    PyTypeObject *type = (PyTypeObject *)args[0];
    PyObject *made = type->tp_alloc(type, nargs - 1);
    if (made != NULL)
        for (Py_ssize_t n = 1; n < nargs; n++)
            PyTuple_SET_ITEM(made, n - 1, Py_NewRef(args[n]));
    return made;
}

static PyObject *remade(PyObject *module, PyObject *const *args, Py_ssize_t nargs)
{
    Py_ssize_t place = nargs == 3 ? PyNumber_AsSsize_t(args[1], PyExc_OverflowError) : -1;
    if (place < 0) {
        if (!PyErr_Occurred())
            PyErr_SetString(PyExc_TypeError, "remade() takes a value, the number of a field and what is to be in it");
        return NULL;
    }
    PyTypeObject *type = Py_TYPE(args[0]);
    const kind_t *kind = kind_of((PyObject *)type);
    if (kind == NULL)
        return NULL;
    if (place >= kind->count) {
        PyErr_Format(PyExc_IndexError, "%R has no field of number %zd", type, place);
        return NULL;
    }
    PyObject *made = type->tp_alloc(type, 0);
    for (Py_ssize_t n = 0; made != NULL && n < kind->count; n++) {
        PyObject *held = n == place ? args[2] : *(PyObject **)((char *)args[0] + kind->offsets[n]);
        *(PyObject **)((char *)made + kind->offsets[n]) = Py_XNewRef(held);
    }
    return made;
}

static PyMethodDef functions[] = {
    {"frozen", (PyCFunction)(void (*)(void))frozen, METH_FASTCALL,
     "An instance of a frozen dataclass with slots, of the values of all its fields in order."},
    {"named", (PyCFunction)(void (*)(void))named, METH_FASTCALL,
     "A named tuple of a class, of the values of all its fields in order."},
    {"remade", (PyCFunction)(void (*)(void))remade, METH_FASTCALL, "What ingest.remaking.remade gives."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, "quick_values", NULL, -1, functions};

PyMODINIT_FUNC PyInit_quick_values(void)
{
    static const makers_t makers = {frozen};
    PyObject *module = PyModule_Create(&definition), *capsule = PyCapsule_New((void *)&makers, MAKERS, NULL);
    if (module != NULL && (capsule == NULL || PyModule_AddObjectRef(module, "makers", capsule) < 0))
        Py_CLEAR(module);
    Py_XDECREF(capsule);
    return module;
}
