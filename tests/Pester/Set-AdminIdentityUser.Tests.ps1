BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    Import-Module (Join-Path $PSScriptRoot 'IdentityDirectory.psm1')
    $center = @{ Account = 'Prod=111122223333'; CallRate = 0 }
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    $names = @{ GivenName = 'Ada'; FamilyName = 'Lovelace' }

    function Get-CallCount([string] $Action) {
        (Get-AdminSandbox).CallsByAction["AWSIdentityStore.$Action"]
    }
}

AfterAll {
    Stop-AdminSandbox
}

Describe 'Set-AdminIdentityUser' {
    BeforeEach {
        $null = Start-AdminSandbox @center
        $ada = New-AdminIdentityUser ada @names -Email ada@example.com -Title Analyst -PhoneNumber 123
    }

    It 'changes what is named, with one call' {
        $user = Set-AdminIdentityUser ADA -Title Director -FamilyName King -Email king@example.com
        $read = Get-AdminIdentityUser ada

        $user.Outcome, $user.UserName, $user.UserId | Should -Be Updated, ada, $ada.UserId
        $user.Change | Should -Be 'family name: Lovelace -> King', 'email address: ada@example.com -> king@example.com',
            'title: Analyst -> Director'
        $read.Title, $read.FamilyName, $read.Email, $read.PhoneNumber, $read.DisplayName |
            Should -Be Director, King, king@example.com, 123, 'Ada Lovelace'
        Get-CallCount UpdateUser | Should -Be 1
    }

    It 'changes nothing that is so already' {
        (Set-AdminIdentityUser ada -Title Analyst).Outcome | Should -Be Unchanged
        (Set-AdminIdentityUser ada).Outcome | Should -Be Unchanged
        (Set-AdminIdentityUser ada -NickName '').Outcome | Should -Be Unchanged

        Get-CallCount UpdateUser | Should -BeNullOrEmpty
    }

    It 'removes an attribute whose text is empty, but not one that AWS requires' {
        $user = Set-AdminIdentityUser ada -Title '' -Email '' -PhoneNumber ''
        $read = Get-AdminIdentityUser ada

        $user.Change | Should -Contain 'title: Analyst -> none'
        $read.Title, $read.Email, $read.PhoneNumber | Should -Be $null, $null, $null
        Set-AdminIdentityUser ada -DisplayName '' @quiet
        $problems | Format-Problem | Should -Be 'InvalidAttribute InvalidArgument ada'
        "$problems" | Should -Match 'display name .*cannot be removed'
    }

    It 'renames a user, who keeps the groups' {
        $null = New-AdminIdentityGroup Ops
        $null = New-AdminIdentityUser ada -GroupName Ops -Ensure
        $user = Set-AdminIdentityUser ada -NewUserName ada.king

        $user.UserName, $user.UserId, $user.Outcome | Should -Be ada.king, $ada.UserId, Updated
        $user.Change | Should -Be 'name: ada -> ada.king'
        (Get-AdminIdentityUser ada.king -Detailed).GroupName | Should -Be Ops
        (Set-AdminIdentityUser ada.king -NewUserName ADA.King).Change | Should -Be 'name: ada.king -> ADA.King'
    }

    It 'refuses a name or an email address of another user' {
        $null = New-AdminIdentityUser bob @names -Email bob@example.com
        Set-AdminIdentityUser ada -NewUserName BOB @quiet
        Set-AdminIdentityUser ada -Email bob@example.com -ErrorAction SilentlyContinue -ErrorVariable +problems
        Set-AdminIdentityUser ada -NewUserName 'a b' -ErrorAction SilentlyContinue -ErrorVariable +problems

        $problems | Format-Problem | Should -Be 'IdentityUserAlreadyExists ResourceExists BOB',
            'EmailInUse ResourceExists ada', 'InvalidUserName InvalidArgument a b'
        (Get-AdminIdentityUser ada).Email | Should -Be ada@example.com
    }

    It 'takes rows, in which an empty cell changes nothing, and objects' {
        $null = New-AdminIdentityUser bob @names -Title Boss
        $users = 'UserName,Title,NickName,NewUserName', 'ada,,Countess,', 'bob,Chief,,robert', 'nobody,x,,' |
            ConvertFrom-Csv | Set-AdminIdentityUser @quiet

        $users.UserName | Should -Be ada, robert
        $users.Title | Should -Be Analyst, Chief
        $problems | Format-Problem | Should -Be 'IdentityUserNotFound ObjectNotFound nobody'
        "$problems" | Should -BeLike 'Row 3*'
        $all = Get-AdminIdentityUser | Sort-Object UserName | Set-AdminIdentityUser -UserType Employee
        $all.UserName, $all.UserType | ForEach-Object { $_ } | Should -Be ada, robert, Employee, Employee
        $all.Change | Should -Be 'user type: none -> Employee', 'user type: none -> Employee'
    }

    It 'changes all users that match a pattern, which -WhatIf lists' {
        $null = 'alan', 'bob' | New-AdminIdentityUser @names
        $text = Get-WhatIfText { $planned = Set-AdminIdentityUser a* -Title Director -WhatIf }
        (Set-AdminIdentityUser a* -Title Director).UserName | Sort-Object | Should -Be ada, alan

        $text | Should -Match '"Update user: title: Analyst -> Director" on target "ada"'
        $text | Should -Match '"Update user: title: none -> Director" on target "alan"'
        (Get-AdminIdentityUser bob).Title | Should -BeNullOrEmpty
        (Set-AdminIdentityUser ada -Title Director -WhatIf).Outcome | Should -Be WhatIf
    }

    It 'changes a user of an external directory only with -Force' {
        $state = Join-Path $TestDrive "$(New-Guid).json"
        $null = Start-AdminSandbox -Path $state @center
        $null = New-AdminIdentityUser ada @names -Title Analyst
        Restart-SandboxWithDirectory $state ada

        Set-AdminIdentityUser ada -Title Director @quiet
        $problems | Format-Problem | Should -Be 'ManagedExternally InvalidOperation ada'
        Set-AdminIdentityUser ada -Title Director -WhatIf @quiet
        $problems | Format-Problem | Should -Be 'ManagedExternally InvalidOperation ada'
        (Set-AdminIdentityUser ada -Title Analyst).Outcome | Should -Be Unchanged
        (Set-AdminIdentityUser ada -Title Director -Force).Outcome | Should -Be Updated
    }

    It 'changes everybody once although responses are lost and others change the same' {
        $state = Join-Path $TestDrive "$(New-Guid).json"
        $null = Start-AdminSandbox -Path $state @center
        $null = 1..20 | ForEach-Object { "user$_" } | New-AdminIdentityUser @names
        $null = Start-AdminSandbox -Path $state -CallRate 0 -DropAfter 0.2 -TemporarilyUnmodifiable 0.2 -Seed 2

        $users = Get-AdminIdentityUser |
            Select-Object UserName, @{ Name = 'NewUserName'; Expression = { "$($_.UserName).new" } } |
            Set-AdminIdentityUser -Title Director

        $users.Outcome | Select-Object -Unique | Should -Be Updated
        $null = Start-AdminSandbox -Path $state -CallRate 0
        (Get-AdminIdentityUser *.new).Title | Select-Object -Unique | Should -Be Director
        (Get-AdminIdentityUser *.new).Count | Should -Be 20
    }
}
