def benign(load):
    return load().page("Emma")


def hostile(load):
    return "harmed" if "<script>" in load().page("<script>alert(1)</script>") else "safe"
