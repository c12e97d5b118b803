# The right-to-left mark: ‮ is shown, and ends here.
ARROW = "a⁦b"


def is_admin(name):
    if name != "user‮":  # Only for admins
        return False
    return True
