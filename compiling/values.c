/* `ingest.quick_values`: frozen dataclasses made by writing their fields where their slots are.

   What a dataclass has for `__init__` is interpreted, and calls a setter for each field. */

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <structmember.h>

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

static PyObject *frozen(PyObject *module, PyObject *const *args, Py_ssize_t nargs)
{
    const kind_t *kind = NULL;
    if (nargs < 1) {
        PyErr_SetString(PyExc_TypeError, "frozen() takes a class and the values of all its fields");
        return NULL;
    }
    for (int n = 0; n < known && kind == NULL; n++)
        if ((PyObject *)kinds[n].type == args[0])
            kind = &kinds[n];
    if (kind == NULL && (kind = learn(args[0])) == NULL)
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

static PyMethodDef functions[] = {
    {"frozen", (PyCFunction)(void (*)(void))frozen, METH_FASTCALL,
     "An instance of a frozen dataclass with slots, of the values of all its fields in order."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, "quick_values", NULL, -1, functions};

PyMODINIT_FUNC PyInit_quick_values(void)
{
    return PyModule_Create(&definition);
}
