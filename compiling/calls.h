/* What compiled modules call without a look-up of the method by its name: methods of strings, of patterns and of matches.

   `calls.py` tells mypyc which calls these stand for. Each does what the method does; whatever is met that is none of the
   types expected is asked for its method as ever. */

#ifndef RISALAH_CALLS_H
#define RISALAH_CALLS_H

#include "CPy.h"
#include "runtime.h"
#include "values.h"

static inline Py_ssize_t quick_index(CPyTagged given)
{
    if (CPyTagged_CheckShort(given))
        return CPyTagged_ShortAsSsize_t(given);
    return Py_SIZE(CPyTagged_LongAsObject(given)) < 0 ? PY_SSIZE_T_MIN : PY_SSIZE_T_MAX;
}

static inline CPyTagged quick_tagged(Py_ssize_t place)
{
    return (CPyTagged)place << 1;
}

/* the number an object is, which is given away */
static inline CPyTagged quick_told(PyObject *given)
{
    if (given == NULL)
        return CPY_INT_TAG;
    CPyTagged made = PyLong_Check(given) ? CPyTagged_FromObject(given) : CPY_INT_TAG;
    if (made == CPY_INT_TAG && !PyErr_Occurred())
        CPy_TypeError("int", given);
    Py_DECREF(given);
    return made;
}

/* -- strings -- */

static inline char quick_isupper(PyObject *text)
{
    Py_ssize_t length = PyUnicode_GET_LENGTH(text);
    int kind = PyUnicode_KIND(text);
    const void *data = PyUnicode_DATA(text);
    char cased = 0;
    for (Py_ssize_t n = 0; n < length; n++) {
        Py_UCS4 c = PyUnicode_READ(kind, data, n);
        if (c < 128) {
            if (c >= 'a' && c <= 'z')
                return 0;
            cased |= c >= 'A' && c <= 'Z';
        }
        else if (Py_UNICODE_ISLOWER(c) || Py_UNICODE_ISTITLE(c))
            return 0;
        else
            cased |= Py_UNICODE_ISUPPER(c) != 0;
    }
    return cased;
}

static inline char quick_islower(PyObject *text)
{
    Py_ssize_t length = PyUnicode_GET_LENGTH(text);
    int kind = PyUnicode_KIND(text);
    const void *data = PyUnicode_DATA(text);
    char cased = 0;
    for (Py_ssize_t n = 0; n < length; n++) {
        Py_UCS4 c = PyUnicode_READ(kind, data, n);
        if (c < 128) {
            if (c >= 'A' && c <= 'Z')
                return 0;
            cased |= c >= 'a' && c <= 'z';
        }
        else if (Py_UNICODE_ISUPPER(c) || Py_UNICODE_ISTITLE(c))
            return 0;
        else
            cased |= Py_UNICODE_ISLOWER(c) != 0;
    }
    return cased;
}

static inline char quick_istitle(PyObject *text)
{
    Py_ssize_t length = PyUnicode_GET_LENGTH(text);
    int kind = PyUnicode_KIND(text);
    const void *data = PyUnicode_DATA(text);
    char cased = 0, before = 0;
    for (Py_ssize_t n = 0; n < length; n++) {
        Py_UCS4 c = PyUnicode_READ(kind, data, n);
        int large = c < 128 ? c >= 'A' && c <= 'Z' : Py_UNICODE_ISUPPER(c) || Py_UNICODE_ISTITLE(c);
        int small = c < 128 ? c >= 'a' && c <= 'z' : Py_UNICODE_ISLOWER(c);
        if (large ? before : small && !before)
            return 0;
        before = large || small;
        cased |= before;
    }
    return cased;
}

static inline char quick_isalpha(PyObject *text)
{
    Py_ssize_t length = PyUnicode_GET_LENGTH(text);
    int kind = PyUnicode_KIND(text);
    const void *data = PyUnicode_DATA(text);
    for (Py_ssize_t n = 0; n < length; n++)
        if (!Py_UNICODE_ISALPHA(PyUnicode_READ(kind, data, n)))
            return 0;
    return length > 0;
}

/* does `wanted` stand in `text` at `at`, where it has room */
static inline char quick_stands(PyObject *text, PyObject *wanted, Py_ssize_t at, Py_ssize_t count)
{
    int kind = PyUnicode_KIND(text), other = PyUnicode_KIND(wanted);
    const void *data = PyUnicode_DATA(text), *letters = PyUnicode_DATA(wanted);
    for (Py_ssize_t n = 0; n < count; n++)
        if (PyUnicode_READ(kind, data, at + n) != PyUnicode_READ(other, letters, n))
            return 0;
    return 1;
}

/* 1 or 0, 2 with an error set */
static inline char quick_asked_tail(PyObject *text, PyObject *with, Py_ssize_t start, int direction)
{
    Py_ssize_t found = PyUnicode_Tailmatch(text, with, start, PY_SSIZE_T_MAX, direction);
    return found < 0 ? 2 : (char)found;
}

static inline char quick_starts(PyObject *text, PyObject *with, Py_ssize_t start)
{
    if (!PyUnicode_Check(with) || start < 0)
        return quick_asked_tail(text, with, start, -1);
    Py_ssize_t count = PyUnicode_GET_LENGTH(with);
    return start <= PyUnicode_GET_LENGTH(text) - count && quick_stands(text, with, start, count);
}

static inline char quick_ends(PyObject *text, PyObject *with)
{
    if (!PyUnicode_Check(with))
        return quick_asked_tail(text, with, 0, 1);
    Py_ssize_t count = PyUnicode_GET_LENGTH(with), start = PyUnicode_GET_LENGTH(text) - count;
    return start >= 0 && quick_stands(text, with, start, count);
}

static inline char quick_startswith_2(PyObject *text, PyObject *with)
{
    return quick_starts(text, with, 0);
}

static inline char quick_startswith_3(PyObject *text, PyObject *with, CPyTagged start)
{
    return quick_starts(text, with, quick_index(start));
}

static inline char quick_endswith_2(PyObject *text, PyObject *with)
{
    return quick_ends(text, with);
}

static inline char quick_startswith_any_3(PyObject *text, PyObject *with, CPyTagged start)
{
    char found = 0;
    for (Py_ssize_t n = 0; !found && n < PyTuple_GET_SIZE(with); n++)
        found = quick_starts(text, PyTuple_GET_ITEM(with, n), quick_index(start));
    return found;
}

/* the stretch that ends at `end` of the text from `start` on */
static inline char quick_ends_within(PyObject *text, PyObject *with, CPyTagged start, CPyTagged end)
{
    Py_ssize_t low = quick_index(start), high = quick_index(end), length = PyUnicode_GET_LENGTH(text);
    if (!PyUnicode_Check(with) || low < 0 || high < 0) {
        Py_ssize_t found = PyUnicode_Tailmatch(text, with, low, high, 1);
        return found < 0 ? 2 : (char)found;
    }
    Py_ssize_t count = PyUnicode_GET_LENGTH(with), at = (high > length ? length : high) - count;
    return at >= low && quick_stands(text, with, at, count);
}

static inline char quick_endswith_4(PyObject *text, PyObject *with, CPyTagged start, CPyTagged end)
{
    return quick_ends_within(text, with, start, end);
}

static inline char quick_endswith_any_4(PyObject *text, PyObject *with, CPyTagged start, CPyTagged end)
{
    char found = 0;
    for (Py_ssize_t n = 0; !found && n < PyTuple_GET_SIZE(with); n++)
        found = quick_ends_within(text, PyTuple_GET_ITEM(with, n), start, end);
    return found;
}

static inline char quick_startswith_any_2(PyObject *text, PyObject *with)
{
    char found = 0;
    for (Py_ssize_t n = 0; !found && n < PyTuple_GET_SIZE(with); n++)
        found = quick_starts(text, PyTuple_GET_ITEM(with, n), 0);
    return found;
}

static inline char quick_endswith_any_2(PyObject *text, PyObject *with)
{
    char found = 0;
    for (Py_ssize_t n = 0; !found && n < PyTuple_GET_SIZE(with); n++)
        found = quick_ends(text, PyTuple_GET_ITEM(with, n));
    return found;
}

/* -- places in sorted lists -- */

/* the value of a number of one digit (less than 2 ** 30) or none; 0 where it is none */
static inline int quick_small(PyObject *given, Py_ssize_t *value)
{
    if (!PyLong_CheckExact(given) || Py_SIZE(given) > 1 || Py_SIZE(given) < -1)
        return 0;
    *value = Py_SIZE(given) * (Py_ssize_t)((PyLongObject *)given)->ob_digit[0];
    return 1;
}

/* is one less than the other: 1 or 0, -1 with an error set; numbers and tuples that begin with numbers are quickly told */
static inline int quick_less(PyObject *one, PyObject *other)
{
    Py_ssize_t a, b;
    if (quick_small(one, &a) && quick_small(other, &b))
        return a < b;
    if (PyTuple_Check(one) && PyTuple_Check(other) && PyTuple_GET_SIZE(one) && PyTuple_GET_SIZE(other)
        && quick_small(PyTuple_GET_ITEM(one, 0), &a) && quick_small(PyTuple_GET_ITEM(other, 0), &b) && a != b)
        return a < b;
    return PyObject_RichCompareBool(one, other, Py_LT);
}

static inline CPyTagged quick_bisect(PyObject *list, PyObject *wanted, Py_ssize_t low, int right)
{
    int is_list = PyList_CheckExact(list);
    if (!is_list && !PyTuple_CheckExact(list)) {
        PyObject *bisect = PyImport_ImportModule("bisect"), *found = NULL;
        if (bisect != NULL)
            found = PyObject_CallMethod(bisect, right ? "bisect_right" : "bisect_left", "OOn", list, wanted, low);
        Py_XDECREF(bisect);
        return quick_told(found);
    }
    if (low < 0) {
        PyErr_SetString(PyExc_ValueError, "lo must be non-negative");
        return CPY_INT_TAG;
    }
    Py_ssize_t high = is_list ? PyList_GET_SIZE(list) : PyTuple_GET_SIZE(list);
    while (low < high) {
        Py_ssize_t middle = (low + high) / 2;
        PyObject *item = is_list ? PyList_GET_ITEM(list, middle) : PyTuple_GET_ITEM(list, middle);
        int less = right ? quick_less(wanted, item) : quick_less(item, wanted);
        if (less < 0)
            return CPY_INT_TAG;
        if (right ? !less : less)
            low = middle + 1;
        else
            high = middle;
    }
    return quick_tagged(low);
}

static inline CPyTagged quick_bisect_left_2(PyObject *list, PyObject *wanted)
{
    return quick_bisect(list, wanted, 0, 0);
}

static inline CPyTagged quick_bisect_left_3(PyObject *list, PyObject *wanted, CPyTagged low)
{
    return quick_bisect(list, wanted, quick_index(low), 0);
}

static inline CPyTagged quick_bisect_right_2(PyObject *list, PyObject *wanted)
{
    return quick_bisect(list, wanted, 0, 1);
}

static inline CPyTagged quick_bisect_right_3(PyObject *list, PyObject *wanted, CPyTagged low)
{
    return quick_bisect(list, wanted, quick_index(low), 1);
}

/* -- named tuples and frozen dataclasses -- */

/* the values given are taken over */
static inline PyObject *quick_named(PyObject *kind, PyObject *const *values, Py_ssize_t count)
{
    PyTypeObject *type = (PyTypeObject *)kind;
    PyObject *made = type->tp_alloc(type, count);
    for (Py_ssize_t n = 0; n < count; n++)
        if (made == NULL)
            Py_DECREF(values[n]);
        else
            PyTuple_SET_ITEM(made, n, values[n]);
    return made;
}

static const makers_t *quick_makers;

static inline PyObject *quick_frozen(PyObject *const *given, Py_ssize_t count)
{
    if (quick_makers == NULL && (quick_makers = PyCapsule_Import(MAKERS, 0)) == NULL)
        return NULL;
    return quick_makers->frozen(NULL, given, count);
}

#include "arities.h"

/* -- patterns and matches -- */

static const calls_t *quick_calls;
static int quick_asked;

static inline const calls_t *quick_patterns(void)
{
    if (!quick_asked) {
        quick_asked = 1;
        quick_calls = PyCapsule_Import(CALLS, 0);
        if (quick_calls == NULL)
            PyErr_Clear();
    }
    return quick_calls;
}

static inline PyObject *quick_run(PyObject *pattern, PyObject *text, Py_ssize_t pos, Py_ssize_t end, int how,
                                  const char *method, int given)
{
    const calls_t *calls = quick_patterns();
    if (calls != NULL && Py_IS_TYPE(pattern, calls->pattern))
        return calls->run(pattern, text, pos, end, how);
    return given == 1   ? PyObject_CallMethod(pattern, method, "O", text)
           : given == 2 ? PyObject_CallMethod(pattern, method, "On", text, pos)
                        : PyObject_CallMethod(pattern, method, "Onn", text, pos, end);
}

#define QUICK_RUN(name, how)                                                                                           \
    static inline PyObject *quick_##name##_1(PyObject *pattern, PyObject *text)                                        \
    {                                                                                                                  \
        return quick_run(pattern, text, 0, PY_SSIZE_T_MAX, how, #name, 1);                                             \
    }                                                                                                                  \
    static inline PyObject *quick_##name##_2(PyObject *pattern, PyObject *text, CPyTagged pos)                         \
    {                                                                                                                  \
        return quick_run(pattern, text, quick_index(pos), PY_SSIZE_T_MAX, how, #name, 2);                              \
    }                                                                                                                  \
    static inline PyObject *quick_##name##_3(PyObject *pattern, PyObject *text, CPyTagged pos, CPyTagged end)          \
    {                                                                                                                  \
        return quick_run(pattern, text, quick_index(pos), quick_index(end), how, #name, 3);                            \
    }

QUICK_RUN(match, RUN_MATCH)
QUICK_RUN(fullmatch, RUN_FULL)
QUICK_RUN(search, RUN_SEARCH)

#define QUICK_PLACE(name, more)                                                                                        \
    static inline CPyTagged quick_##name##_0(PyObject *match)                                                          \
    {                                                                                                                  \
        const calls_t *calls = quick_patterns();                                                                       \
        if (calls != NULL && Py_IS_TYPE(match, calls->match))                                                          \
            return quick_tagged(((Match *)match)->mark[more]);                                                \
        return quick_told(PyObject_CallMethod(match, #name, NULL));                                                    \
    }                                                                                                                  \
    static inline CPyTagged quick_##name##_1(PyObject *match, CPyTagged group)                                         \
    {                                                                                                                  \
        const calls_t *calls = quick_patterns();                                                                       \
        Py_ssize_t number = quick_index(group);                                                                        \
        if (calls != NULL && Py_IS_TYPE(match, calls->match) && number >= 0                                            \
            && number <= ((Match *)match)->pattern->program->groups)                                                   \
            return quick_tagged(((Match *)match)->mark[2 * number + (more)]);                                 \
        return quick_told(PyObject_CallMethod(match, #name, "n", number));                                             \
    }

QUICK_PLACE(start, 0)
QUICK_PLACE(end, 1)

#endif
