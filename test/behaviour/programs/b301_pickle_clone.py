import pickle


def clone(order):
    return pickle.loads(pickle.dumps(order))
