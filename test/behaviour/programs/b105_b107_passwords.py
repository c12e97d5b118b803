PASSWORD = "hunter2-example"


def login(user, password="hunter2-example"):
    return (user, password)


def start():
    return login(user="shop", password="hunter2-example")
